import { describe, expect, it } from 'vitest';
import { parseBookingPage, tryBookingPage } from '../../src/embed/bookingPage';
import { bookingPageUrl } from '../../src/embed/bookingPageUrl';
import { embedTarget } from '../../src/embed/embedTarget';
import { createOriginCheck, embedJsUrlFor } from '../../src/embed/origins';
import { BookingError } from '../../src/errors';

/** The address that a link opens, without the activity that every address has. */
const open = (calLink: string, calOrigin?: string): string =>
  bookingPageUrl({ calLink, calOrigin, activityId: 'act' }).replace(
    /[?&]metadata%5BawellActivityId%5D=act$/,
    '',
  );

const refusal = (calLink: string, calOrigin?: string): BookingError => {
  try {
    parseBookingPage(calLink, calOrigin);
  } catch (error) {
    return error as BookingError;
  }
  throw new Error(`${calLink} on ${calOrigin} was accepted`);
};

describe('calLink', () => {
  it.each([
    ['clinic/intake', 'https://app.cal.com/clinic/intake'],
    ['/clinic/intake', 'https://app.cal.com/clinic/intake'],
    ['//clinic/intake', 'https://app.cal.com/clinic/intake'],
    [' clinic/intake/ ', 'https://app.cal.com/clinic/intake'],
    ['clinic', 'https://app.cal.com/clinic'],
    ['clinic/intake\u200b', 'https://app.cal.com/clinic/intake'],
    ['\ufeffclinic/intake', 'https://app.cal.com/clinic/intake'],
    ['"clinic/intake"', 'https://app.cal.com/clinic/intake'],
    ['„clinic/intake“', 'https://app.cal.com/clinic/intake'],
    ['`clinic/intake`', 'https://app.cal.com/clinic/intake'],
    ['<https://cal.com/clinic/intake>', 'https://app.cal.com/clinic/intake'],
    ['[Book here](https://cal.com/clinic/intake)', 'https://app.cal.com/clinic/intake'],
    ['[clinic/intake](clinic/intake)', 'https://app.cal.com/clinic/intake'],
    ['clinic/intake/embed', 'https://app.cal.com/clinic/intake'],
    ['https://cal.com/clinic/intake', 'https://app.cal.com/clinic/intake'],
    ['https://www.cal.com/clinic/intake', 'https://app.cal.com/clinic/intake'],
    ['cal.com/clinic/intake', 'https://app.cal.com/clinic/intake'],
    ['https://cal.eu/clinic/intake', 'https://app.cal.eu/clinic/intake'],
    ['https://clinic.cal.com/dr/intake', 'https://clinic.cal.com/dr/intake'],
    [
      'https://book.clinic.example/dr/intake?month=2027-01',
      'https://book.clinic.example/dr/intake?month=2027-01',
    ],
    ['acme/intake?name=Jo&month=2027-01', 'https://app.cal.com/acme/intake?name=Jo&month=2027-01'],
    ['team/acme/intake', 'https://app.cal.com/team/acme/intake'],
  ])('%s opens %s', (calLink, url) => {
    expect(open(calLink)).toBe(url);
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['/', 'names no booking page'],
    ['javascript:alert(1)', 'scheme "javascript:"'],
    ['data:text/html,hello', 'scheme "data:"'],
    ['ftp://cal.com/clinic', 'scheme "ftp:"'],
    ['https:clinic/intake', 'not a URL'],
    ['https://user:secret@cal.com/clinic', 'user name or password'],
    ['acme/intake?name&#x3D;Jo&amp;month&#x3D;2027-01', 'readBookAppointmentActivity'],
  ])('%j is refused with advice', (calLink, why) => {
    const error = refusal(calLink);
    expect(error).toBeInstanceOf(BookingError);
    expect(error.code).toBe('invalid_cal_link');
    expect(error.recoverable).toBe(false);
    expect(error.message).toContain(why);
    expect(error.message).toContain('"clinic/intake"');
  });

  it('to a private page is refused in an iframe, which Cal.com doesn’t allow, but opens as a page of its own', () => {
    const calLink = 'https://cal.com/d/8Zq1/intake?name=Jo';
    expect(tryBookingPage(calLink, undefined)).toMatchObject({
      code: 'invalid_cal_link',
      message: expect.stringMatching(/private link.*"clinic\/intake"/),
    });
    expect(open(calLink)).toBe('https://app.cal.com/d/8Zq1/intake?name=Jo');
  });

  it('on another host than calOrigin is refused, because it could open the wrong booking page', () => {
    const error = refusal('https://evil.example/clinic/intake', 'https://book.clinic.example');
    expect(error.code).toBe('invalid_cal_link');
  });

  it('that starts with the host of calOrigin is a full URL', () => {
    expect(open('book.clinic.example/dr/intake', 'https://book.clinic.example')).toBe(
      'https://book.clinic.example/dr/intake',
    );
  });

  it('appears in errors without possible patient data', () => {
    for (const link of [
      'acme/intake?name&#x3D;Jo Patient&amp;email&#x3D;jo@example.com',
      'https://jo@example.com:pw@cal.com/x?email=jo@example.com',
      'jo@example.com:ftp//x',
    ]) {
      try {
        parseBookingPage(link);
      } catch (error) {
        expect((error as Error).message).not.toMatch(/jo|pw/i);
      }
    }
  });

  it('copied from Cal.com takes precedence over another calOrigin on Cal.com', () => {
    expect(open('https://dr.cal.com/intake', 'https://clinic.cal.com')).toBe(
      'https://dr.cal.com/intake',
    );
  });
});

describe('calOrigin', () => {
  it.each([
    ['https://cal.com', 'https://app.cal.com/a/b'],
    ['https://app.cal.com/', 'https://app.cal.com/a/b'],
    ['https://clinic.cal.com', 'https://clinic.cal.com/a/b'],
    ['https://cal.company.be', 'https://cal.company.be/a/b'],
    ['https://host.example/sub', 'https://host.example/sub/a/b'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/a/b'],
  ])('%s opens %s', (calOrigin, url) => {
    expect(open('a/b', calOrigin)).toBe(url);
  });

  it.each(['', ' ', 'javascript:alert(1)', 'clinic.cal.com', 'https://u:p@cal.com', 'file:///etc'])(
    '%s is refused with advice',
    (calOrigin) => {
      const error = refusal('a/b', calOrigin);
      expect(error.code).toBe('invalid_cal_origin');
      expect(error.message).toContain('"https://app.cal.com"');
    },
  );

  it.each([
    ['https://app.cal.com', 'https://app.cal.com/embed/embed.js'],
    ['https://clinic.cal.com', 'https://app.cal.com/embed/embed.js'],
    ['https://app.cal.eu', 'https://app.cal.eu/embed/embed.js'],
    ['https://clinic.cal.eu', 'https://app.cal.eu/embed/embed.js'],
    ['https://cal.company.be', 'https://cal.company.be/embed/embed.js'],
    ['https://cal.com.evil.example', 'https://cal.com.evil.example/embed/embed.js'],
  ])('%s loads %s', (origin, url) => {
    expect(embedJsUrlFor(origin)).toBe(url);
  });
});

describe('parameters', () => {
  it('are encoded, and the app’s values replace those of the link', () => {
    const url = new URL(
      bookingPageUrl({
        calLink: 'a/b?name=Link&metadata[awellActivityId]=forged&notes=kept',
        activityId: 'act&1',
        careFlowId: 'flow #2',
        metadata: { ref: '1&2=3 é#x', count: 3, skipped: undefined },
        prefill: { name: 'Jo & Co', guests: ['a@x.example', 'b@x.example'], email: undefined },
        rescheduleUid: 'old uid',
        timeZone: 'Europe/Brussels',
      }),
    );
    expect([...url.searchParams]).toEqual([
      ['notes', 'kept'],
      ['name', 'Jo & Co'],
      ['guests', 'a@x.example'],
      ['guests', 'b@x.example'],
      ['metadata[ref]', '1&2=3 é#x'],
      ['metadata[count]', '3'],
      ['metadata[awellActivityId]', 'act&1'],
      ['metadata[awellPathwayId]', 'flow #2'],
      ['rescheduleUid', 'old uid'],
      ['cal.tz', 'Europe/Brussels'],
    ]);
  });

  it('that have no meaning in an address are left out, whatever an untyped app passes', () => {
    const url = bookingPageUrl({
      calLink: 'a/b',
      activityId: 'act',
      prefill: { guests: [undefined, null, 'a@x.example', {}], name: {} } as never,
      metadata: {
        bad: {
          toString: () => {
            throw new Error('no');
          },
        },
        good: 0,
      } as never,
    });
    expect(url).toBe(
      'https://app.cal.com/a/b?guests=a%40x.example&metadata%5Bgood%5D=0&metadata%5BawellActivityId%5D=act',
    );
  });

  it.each([undefined, '', ' ', 7])('without an activity id (%j) are refused', (activityId) => {
    expect(() => bookingPageUrl({ calLink: 'a/b', activityId: activityId as string })).toThrow(
      expect.objectContaining({ code: 'invalid_activity' }),
    );
  });

  it('of embed.js, and those that are props, can’t be set in a link', () => {
    expect(open('a/b?embed=other&embedType=modal&theme=dark&layout=x&month=2027-01')).toBe(
      'https://app.cal.com/a/b?month=2027-01',
    );
  });
});

describe('the target that embed.js gets', () => {
  const target = (calLink: string, calOrigin?: string) => {
    const page = parseBookingPage(calLink, calOrigin);
    return embedTarget(page, page.params, { theme: 'light' });
  };

  it('always has a path that ends in /embed, even if the slug ends in these letters', () => {
    expect(target('acme/sembed').calLink).toBe('acme/sembed/embed');
  });

  it('protects a host that starts with "cal.com" from being rewritten', () => {
    const { calOrigin } = target('a/b', 'https://cal.company.be');
    expect(calOrigin.startsWith('https://cal.com')).toBe(false);
    expect(new URL(calOrigin).origin).toBe('https://cal.company.be');
  });

  it('has a new config each time, because embed.js changes it', () => {
    expect(target('a/b').config).not.toBe(target('a/b').config);
  });
});

describe('messages of a booking page are accepted from an origin', () => {
  const check = createOriginCheck('https://clinic.cal.com', ['https://book.clinic.example/']);

  it.each([
    'https://clinic.cal.com',
    'https://app.cal.com',
    'https://x.cal.eu',
    'https://book.clinic.example',
  ])('%s: yes', (origin) => expect(check(origin)).toBe(true));
  it.each([
    'https://evil.example',
    'https://notcal.com',
    'https://cal.com.evil.example',
    'http://app.cal.com',
    'https://app.cal.com:8443',
    'null',
    '',
  ])('%s: no', (origin) => expect(check(origin)).toBe(false));

  it('but not from Cal.com’s own if the page is on a self-hosted server', () => {
    expect(createOriginCheck('https://book.clinic.example')('https://app.cal.com')).toBe(false);
  });
});
