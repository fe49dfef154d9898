import { readOrigin } from '../wire';

/** Hosts of Cal.com's cloud. Its booking pages redirect among them, for example to an organisation's host. */
const CAL_CLOUD = /^(?:[a-z0-9-]+\.)*cal\.(?:com|eu)$/i;

export const isCalCloudHost = (host: string): boolean => CAL_CLOUD.test(host);

const isCalCloudOrigin = (origin: string): boolean => {
  const { protocol, hostname, port } = new URL(origin);
  return protocol === 'https:' && port === '' && isCalCloudHost(hostname);
};

/** URL of `embed.js` for the Cal.com server of a booking page (embed protocol: `<web app>/embed/embed.js`). */
export function embedJsUrlFor(pageOrigin: string): string {
  if (!isCalCloudOrigin(pageOrigin)) return `${pageOrigin}/embed/embed.js`;
  const region = new URL(pageOrigin).hostname.endsWith('.eu') ? 'eu' : 'com';
  return `https://app.cal.${region}/embed/embed.js`;
}

/** Base URL of the API v2 for a booking page, if it is on Cal.com's cloud. */
export function calApiUrlFor(pageOrigin: string): string | undefined {
  if (!isCalCloudOrigin(pageOrigin)) return undefined;
  return `https://api.cal.${new URL(pageOrigin).hostname.endsWith('.eu') ? 'eu' : 'com'}/v2`;
}

/**
 * Which origins may send messages for a booking page: its own, all of Cal.com's cloud if it is there, and the app's
 * `allowedOrigins`.
 */
export function createOriginCheck(
  pageOrigin: string,
  allowedOrigins: readonly string[] = [],
): (origin: string) => boolean {
  const extra = new Set([allowedOrigins].flat().map(readOrigin));
  const family = isCalCloudOrigin(pageOrigin);
  return (origin) => {
    if (origin === pageOrigin || extra.has(origin)) return true;
    return family && origin.startsWith('https://') && isCalCloudOrigin(origin);
  };
}
