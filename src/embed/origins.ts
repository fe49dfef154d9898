import { readOrigin } from '../wire';

/** Hosts of Cal.com's cloud. Its booking pages redirect within the family (an organisation's page, for one). */
const CAL_CLOUD = /^(?:[a-z0-9-]+\.)*cal\.(?:com|eu)$/i;

export const isCalCloudHost = (host: string): boolean => CAL_CLOUD.test(host);

const isCalCloudOrigin = (origin: string): boolean => {
  const { protocol, hostname, port } = new URL(origin);
  return protocol === 'https:' && port === '' && isCalCloudHost(hostname);
};

/** Where `embed.js` of the Cal.com behind a booking page is served (embed protocol: `<web app>/embed/embed.js`). */
export function embedJsUrlFor(pageOrigin: string): string {
  if (!isCalCloudOrigin(pageOrigin)) return `${pageOrigin}/embed/embed.js`;
  const region = new URL(pageOrigin).hostname.endsWith('.eu') ? 'eu' : 'com';
  return `https://app.cal.${region}/embed/embed.js`;
}

/** Base address of the API v2 behind a booking page, where it is Cal.com's own. */
export function calApiUrlFor(pageOrigin: string): string | undefined {
  if (!isCalCloudOrigin(pageOrigin)) return undefined;
  return `https://api.cal.${new URL(pageOrigin).hostname.endsWith('.eu') ? 'eu' : 'com'}/v2`;
}

/**
 * Which origins may speak for a booking page: its own, Cal.com's family where it is Cal.com's,
 * and those that the app adds.
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
