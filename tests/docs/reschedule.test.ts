import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { BookingDetailsProps } from '../../src/index';

// The compiler requires every prop here, and no others.
const props: Record<keyof BookingDetailsProps, true> = {
  bookingUid: true,
  allDates: true,
  seatUid: true,
  calLink: true,
  onBookAgain: true,
  canReschedule: true,
  canCancel: true,
  client: true,
  queryClient: true,
  onRescheduled: true,
  onCancelled: true,
  onError: true,
  calOrigin: true,
  embedJsUrl: true,
  allowedOrigins: true,
  metadata: true,
  prefill: true,
  loadTimeout: true,
  theme: true,
  brandColor: true,
  layout: true,
  hideEventTypeDetails: true,
  headingLevel: true,
  timeZone: true,
  locale: true,
  labels: true,
  className: true,
  style: true,
};

const LOOKS = [
  'theme',
  'brandColor',
  'layout',
  'hideEventTypeDetails',
  'headingLevel',
  'className',
  'style',
];
const LANGUAGE = ['timeZone', 'locale', 'labels'];

it('the docs name every prop of BookingDetails, and summarise those of looks and language', () => {
  const docs = readFileSync('docs/reschedule.md', 'utf8');
  const named = Object.keys(props).filter((name) => ![...LOOKS, ...LANGUAGE].includes(name));
  expect(named.filter((name) => !docs.includes(`\`${name}\``))).toEqual([]);
  expect(docs).toContain('Looks, language, time zone');
});
