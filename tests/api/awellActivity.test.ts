import { describe, expect, it } from 'vitest';
import {
  decodeHtml,
  originOfCustomDomain,
  readBookAppointmentActivity,
  type ExtensionActivityRecord,
} from '../../src/api/awellActivity';
import { BookingError } from '../../src/errors';

const record = (
  calLink: string,
  settings: ExtensionActivityRecord['settings'] = [],
  more: Partial<ExtensionActivityRecord> = {},
): ExtensionActivityRecord => ({
  id: 'record-1',
  activity_id: 'activity-1',
  pathway_id: 'flow-1',
  plugin_key: 'calDotCom',
  plugin_action_key: 'bookAppointment',
  fields: [{ id: 'calLink', type: 'STRING', label: 'Cal link', value: calLink }],
  settings,
  ...more,
});

const refusal = (details: unknown): BookingError => {
  try {
    readBookAppointmentActivity(details as ExtensionActivityRecord);
  } catch (error) {
    return error as BookingError;
  }
  throw new Error('was accepted');
};

describe('a record of "Book appointment"', () => {
  it('returns the decoded data for a booking', () => {
    expect(
      readBookAppointmentActivity(
        record('acme/intake?name&#x3D;Jo&amp;month&#x3D;2027-01', [
          { key: 'apiKey', label: 'API key', value: 'cal_live_secret' },
          { key: 'customDomain', label: 'Custom domain', value: 'clinic' },
        ]),
      ),
    ).toEqual({
      activityId: 'activity-1',
      careFlowId: 'flow-1',
      calLink: 'acme/intake?name=Jo&month=2027-01',
      calOrigin: 'https://clinic.cal.com',
    });
  });

  it('separates data points about the patient from those of a completion', () => {
    const points = [
      { label: 'defaultName', value: 'Sam O&#x27;Neill' },
      { label: 'Default email', value: ' sam@example.com ' },
      { label: 'defaultPhone', value: '+32470123456' },
      { label: 'Appointment', value: 'uid-1' },
    ];
    const read = (data_points: typeof points) =>
      readBookAppointmentActivity(record('acme/intake', [], { data_points }));
    const prefill = {
      name: "Sam O'Neill",
      email: 'sam@example.com',
      attendeePhoneNumber: '+32470123456',
    };
    expect(read(points)).toMatchObject({
      prefill,
      recorded: { values: ['uid-1'], bookingId: 'uid-1' },
    });
    expect(read(points.slice(0, 1)).recorded).toEqual({ values: [], bookingId: undefined });
    expect(read(points.slice(3)).prefill).toBeUndefined();
  });

  it.each([[null], [undefined], [[]], [{} as never]])('needs no settings (%j)', (settings) => {
    expect(readBookAppointmentActivity(record('acme/intake', settings)).calOrigin).toBeUndefined();
  });

  it('is decoded only once, so encoded text in it survives', () => {
    expect(decodeHtml('a&amp;amp;b&#61;c&#x27;d&unknown;&#x110000;')).toBe(
      "a&amp;b=c'd&unknown;&#x110000;",
    );
  });
});

describe('the custom domain in the forms that designers type', () => {
  it.each([
    ['clinic', 'https://clinic.cal.com'],
    ['clinic.cal.com', 'https://clinic.cal.com'],
    ['https://clinic.cal.com', 'https://clinic.cal.com'],
    ['https://clinic.cal.com/', 'https://clinic.cal.com'],
    [' https:&#x2F;&#x2F;clinic.cal.com ', 'https://clinic.cal.com'],
    ['cal.eu', 'https://cal.eu'],
    ['book.clinic.example', 'https://book.clinic.example'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['http://localhost', 'http://localhost'],
    ['http://clinic.cal.com', 'https://clinic.cal.com'],
    ['HTTP://book.clinic.example/', 'https://book.clinic.example'],
    ['http://localhost.clinic.example', 'https://localhost.clinic.example'],
    ['localhost:3000', 'https://localhost:3000'],
    ['', undefined],
    ['  ', undefined],
    [null, undefined],
    [undefined, undefined],
    [7, undefined],
  ])('%j → %s', (typed, origin) => {
    expect(originOfCustomDomain(typed)).toBe(origin);
  });
});

it.each(['n/a', 'https//clinic.cal.com', 'clinic_x', '@clinic', 'cal.com/clinic', '-x', 'a..b'])(
  'the custom domain %j is refused, since it can be none',
  (typed) => expect(() => originOfCustomDomain(typed)).toThrowError(/isn.t a domain/),
);

describe('a record that can’t be booked is refused with advice', () => {
  it.each([
    ['nothing', undefined, 'extensionActivityRecord'],
    ['no record', {}, 'extensionActivityRecord'],
    [
      'another action',
      record('a/b', [], { plugin_action_key: 'getBooking' }),
      'calDotCom.getBooking',
    ],
    ['another extension', record('a/b', [], { plugin_key: 'stripe' }), 'stripe.bookAppointment'],
    ['no calLink', record('a/b', [], { fields: [] }), 'calLink is empty'],
    ['an empty calLink', record(' &nbsp; '), 'calLink is empty'],
    ['a calLink that is no text', record(7 as never), 'calLink is empty'],
    [
      'a domain that is none',
      record('a/b', [{ key: 'customDomain', value: 'n/a' }]),
      'customDomain',
    ],
    ['no activity id', record('a/b', [], { activity_id: '' }), 'activity_id'],
  ])('%s', (_case, details, why) => {
    const error = refusal(details);
    expect(error).toBeInstanceOf(BookingError);
    expect(error.code).toBe('invalid_activity');
    expect(error.message).toContain(why);
  });

  it('the message contains no setting', () => {
    const error = refusal(
      record('', [{ key: 'apiKey', label: 'API key', value: 'cal_live_secret' }]),
    );
    expect(`${error.message}${JSON.stringify(error)}`).not.toContain('cal_live_secret');
  });
});
