import type { CalEvent } from './types';

/** The first message of a page: it can receive messages. */
export const iframeReady = (): CalEvent => ({
  type: '__iframeReady',
  data: { isPrerendering: false },
});

export const windowLoadComplete = (): CalEvent => ({ type: '__windowLoadComplete', data: {} });

/** The size that the page wants for its frame, in CSS pixels. */
export const dimensionChanged = (
  iframeHeight: number,
  iframeWidth: number,
  isFirstTime: boolean,
): CalEvent => ({
  type: '__dimensionChanged',
  data: { iframeHeight, iframeWidth, isFirstTime },
});

/** The page is ready for the patient to see. */
export const linkReady = (): CalEvent => ({ type: 'linkReady', data: {} });

/** @param code HTTP status of the page. */
export const linkFailed = (code: number, url: string): CalEvent => ({
  type: 'linkFailed',
  data: { code, msg: 'Problem loading the link', data: { url } },
});
