import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createBodyV1, createBodyV2 } from '../../src/api/cal/createBody';
import type { CreateBookingInput } from '../../src/api/cal/inputs';

const docs = readFileSync('docs/bookings.md', 'utf8');
const section = docs.split('### Create booking')[1]?.split('###')[0] ?? '';
const rows = [...section.matchAll(/^\| `([\w.]+)`.*?\| `([\w.]+)`\s*\| `([\w.]+)`\s*\|$/gm)].map(
  ([, field = '', v2 = '', v1 = '']) => ({ field, v2, v1 }),
);

const base: CreateBookingInput = {
  eventTypeId: 7,
  start: '2027-01-05T08:00:00.000Z',
  timeZone: 'Europe/London',
  responses: { name: 'Sam', email: 'sam@example.com' },
};
const values: Record<string, unknown> = {
  'responses.attendeePhoneNumber': '+32470123456',
  'responses.location': 'Calcom HQ',
  'responses.guests': ['kim@example.com'],
  'responses.complaint': 'knee',
  metadata: { patientRef: 'p-991' },
  language: 'nl',
  recurringEventId: 7,
  recurrenceCount: 2,
  title: 'Intake',
  description: 'A first visit',
  status: 'PENDING',
  end: '2027-01-05T08:30:00.000Z',
};

function withField(field: string): CreateBookingInput {
  if (!(field in values)) return base;
  const [parent, slug] = field.split('.');
  return slug === undefined
    ? { ...base, [field]: values[field] }
    : { ...base, [String(parent)]: { ...base.responses, [slug]: values[field] } };
}

const at = (body: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], body);

describe('the table of Create booking in the docs', () => {
  it('has every field of the action', () => {
    const fields =
      'eventTypeId responses.name responses.email responses.location metadata timeZone language ' +
      'recurringEventId title description status start end';
    expect(rows.map(({ field }) => field)).toEqual(expect.arrayContaining(fields.split(' ')));
  });

  it.each(rows)('lists $field: v2 $v2, v1 $v1', ({ field, v2, v1 }) => {
    const input = withField(field);
    for (const [place, create] of [
      [v2, createBodyV2],
      [v1, createBodyV1],
    ] as const) {
      if (place === 'unsupported_field') {
        expect(() => create(input)).toThrow(expect.objectContaining({ code: place, field }));
      } else {
        expect(at(create(input), place)).toBeDefined();
        if (field in values) expect(at(create(base), place)).not.toEqual(at(create(input), place));
      }
    }
  });
});
