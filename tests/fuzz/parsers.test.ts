import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeHtml } from '../../src/api/awellActivity';
import { parseEntry } from '../../src/completion/outboxEntry';
import { readBookingEvent } from '../../src/embed/bookingEvents';
import { parseBookingPage, type BookingPage } from '../../src/embed/bookingPage';
import { bookingPageUrl } from '../../src/embed/bookingPageUrl';
import { BookingError } from '../../src/errors';
import { readHttpUrl, readTime } from '../../src/wire';
import { say } from './seed';
import { anyText, EMAIL, eventLike, intentLike, linkLike, originLike } from './texts';

let tried = 0;
const check = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>): void => {
  const { numRuns, failed } = fc.check(property);
  tried += numRuns;
  if (failed) fc.assert(property);
};
afterAll(() => say(`${tried} inputs of parsers`));

/** The hosts that an address may open: those it names, as the WHATWG parser reads them. */
function expectedOrigins(link: string, origin: string | undefined): Set<string> {
  const cloud = (url: URL): string =>
    url.origin.replace(/\/\/(?:www\.)?(cal\.(?:com|eu))$/, '//app.$1');
  const named = [origin?.trim() || 'https://app.cal.com', link.trim()]
    .concat(`https://${link.trim().replace(/^\/+/, '')}`)
    .filter((text) => URL.canParse(text))
    .map((text) => new URL(text));
  const [given, ...others] = named.map(cloud);
  // An address without a scheme may only open Cal.com's cloud.
  const schemeless = others.filter((other, index) => {
    const isGuess = index === others.length - 1 && !URL.canParse(link.trim());
    return !isGuess || /\/\/(?:[a-z0-9-]+\.)*cal\.(?:com|eu)(?::\d+)?$/.test(other);
  });
  return new Set([...(given ? [given] : []), ...schemeless]);
}

const parse = (link: string, origin: string | undefined): BookingPage | undefined => {
  try {
    return parseBookingPage(link, origin);
  } catch (error) {
    expect(error).toBeInstanceOf(BookingError);
    return undefined;
  }
};

describe('parseBookingPage', () => {
  it('returns an http(s) page on a named host without credentials, or throws a BookingError', () => {
    check(
      fc.property(linkLike, fc.option(originLike, { nil: undefined }), (link, origin) => {
        const page = parse(link, origin);
        if (!page) return;
        const url = new URL(bookingPageUrl({ calLink: link, calOrigin: origin, activityId: 'a' }));
        expect(['https:', 'http:']).toContain(url.protocol);
        expect(url.origin).toBe(page.origin);
        expect(url.username + url.password).toBe('');
        expect(page.path).not.toBe('');
        expect([...expectedOrigins(link, origin)]).toContain(page.origin);
      }),
    );
  });
});

describe('decodeHtml', () => {
  it('never throws, and doesn’t change text without entities', () => {
    check(
      fc.property(anyText, (text) => {
        const decoded = decodeHtml(text);
        if (!text.includes('&')) expect(decoded).toBe(text);
      }),
    );
  });

  it('decodes an encoding once', () => {
    const encode = (text: string): string =>
      text.replace(/[&<>"'=`]/g, (char) => `&#x${char.charCodeAt(0).toString(16).toUpperCase()};`);
    check(
      fc.property(anyText, (text) => {
        expect(decodeHtml(encode(text))).toBe(text);
      }),
    );
  });
});

describe('parseEntry', () => {
  it('never throws, and returns a complete entry of this activity or nothing', () => {
    check(
      fc.property(fc.oneof(anyText, fc.json(), intentLike), (text) => {
        const intent = parseEntry('activity', text);
        if (!intent) return;
        expect(intent.activityId).toBe('activity');
        expect(intent.bookingUid).not.toBe('');
        expect(Number.isFinite(intent.at)).toBe(true);
        for (const uid of intent.others ?? []) expect(typeof uid).toBe('string');
        for (const { key, value } of intent.dataPoints ?? [])
          expect(typeof key + typeof value).toBe('stringstring');
      }),
    );
  });
});

const FIELDS = new Set(
  (
    'uid id seatUid title start end eventTypeId status paymentRequired isRecurring occurrences hostName ' +
    'hostTimeZone videoCallUrl location disableCancelling disableRescheduling rescheduledFromUid isDryRun'
  ).split(' '),
);

describe('readBookingEvent', () => {
  it('never throws, and returns only known fields without e-mail addresses', () => {
    check(
      fc.property(eventLike, ([type, data]) => {
        const booking = readBookingEvent(type, data)?.booking;
        if (!booking) return;
        expect(Object.keys(booking).filter((field) => !FIELDS.has(field))).toEqual([]);
        expect(booking.uid.trim()).not.toBe('');
        expect(JSON.stringify(booking)).not.toContain(EMAIL);
      }),
    );
  });
});

describe('the readers of single values', () => {
  it('readTime returns ISO 8601 or nothing', () => {
    const times = fc.oneof(anyText, fc.anything(), fc.date().map(String), fc.integer().map(String));
    check(
      fc.property(times, (value) => {
        const time = readTime(value);
        if (time !== undefined) expect(new Date(time).toISOString()).toBe(time);
      }),
    );
  });

  it('readHttpUrl returns http(s) or nothing', () => {
    check(
      fc.property(fc.oneof(linkLike, originLike, fc.anything()), (value) => {
        const url = readHttpUrl(value);
        if (url !== undefined) expect(new URL(url).protocol).toMatch(/^https?:$/);
      }),
    );
  });
});
