import { BookingError } from '../errors';
import { startTimer } from '../timeLimit';
import type { FakeBookingPage, OpenedPage } from './fakePage';

/**
 * How booking pages fail: embed.js can't be loaded (`'blocked'`), the page sends no message (`'dead'`), or it answers
 * with an HTTP status, for example 404.
 */
export type EmbedFailure = 'blocked' | 'dead' | (number & {});

export const noFakePage = (message: string): BookingError =>
  new BookingError('no_fake_page', message);

export interface OpenPages {
  add: (page: OpenedPage) => void;
  /** In the order in which they were opened. */
  list: () => readonly FakeBookingPage[];
  /** The page that can be booked on, if there is one. @throws BookingError `no_fake_page` if there are several. */
  only: () => FakeBookingPage | undefined;
  /** Resolves with that page as soon as there is one. */
  opened: () => Promise<FakeBookingPage>;
  /** Call it when a page can be booked on. */
  onReady: () => void;
}

/** The booking pages in the document. */
export function createOpenPages(
  openTimeout: number,
  failure: () => EmbedFailure | undefined,
): OpenPages {
  let pages: OpenedPage[] = [];
  const waiting = new Set<() => void>();

  const list = (): OpenedPage[] => (pages = pages.filter(({ iframe }) => iframe.isConnected));

  const only = (): FakeBookingPage | undefined => {
    const [page, ...others] = list().filter(({ settle }) => settle());
    if (others.length === 0) return page;
    throw noFakePage(
      `${others.length + 1} booking pages are open, so it is unclear which one you mean. ` +
        'Choose one of installFakeCal().pages, for example by its activityId, and call its own emitBooking().',
    );
  };

  const waitForPage = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (): void => {
        stopTimer();
        waiting.delete(settle);
        resolve();
      };
      const stopTimer = startTimer(openTimeout, () => {
        waiting.delete(settle);
        reject(
          noFakePage(
            failure() === undefined
              ? `No booking page was opened within ${openTimeout} ms. Call installFakeCal(), then render the widget with ` +
                  'a valid calLink and an activity without a booking.'
              : `No booking page works, because failEmbed(${JSON.stringify(failure())}) was called. ` +
                  'Call recoverEmbed() and retry in the widget.',
          ),
        );
      });
      waiting.add(settle);
    });

  const opened = async (): Promise<FakeBookingPage> => {
    let page = only();
    while (!page) {
      await waitForPage();
      page = only();
    }
    return page;
  };

  return {
    add: (page) => void pages.push(page),
    list,
    only,
    opened,
    onReady: () => waiting.forEach((resolve) => resolve()),
  };
}
