import type { Page } from 'playwright-core';
import type { HostCall, HostConfig, HostEvent } from '../host/hostApi';

export type { HostCall, HostConfig, HostEvent, WidgetConfig } from '../host/hostApi';

export interface BookingPlace {
  calOrigin: string;
  embedJsUrl: string;
}

/**
 * The address of the host page. Its widgets book at the sandbox unless their props say otherwise;
 * `calOrigin: undefined` leaves the prop out.
 */
export function hostUrl(
  origin: string,
  { calOrigin, embedJsUrl }: BookingPlace,
  config: HostConfig,
) {
  const widgets = config.widgets.map((widget) => ({
    ...widget,
    props: { calOrigin, embedJsUrl, ...widget.props },
  }));
  const query = new URLSearchParams({ config: JSON.stringify({ ...config, widgets }) });
  if (config.csp) query.set('csp', config.csp);
  return `${origin}/?${query}`;
}

export const hostCalls = (page: Page): Promise<HostCall[]> =>
  page.evaluate(() => window.host.calls);

export const hostEvents = (page: Page): Promise<HostEvent[]> =>
  page.evaluate(() => window.host.events);
