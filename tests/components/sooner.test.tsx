import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { BookAppointment } from '../../src/components/BookAppointment';

const preloads = (): string[] =>
  [...document.head.querySelectorAll<HTMLLinkElement>('link[rel=preload]')].map(({ href }) => href);

it('embed.js is asked for before storage is read: the patient waits for it, and for nothing else', () => {
  const seen: string[][] = [];
  const storage = {
    getItem: () => {
      seen.push(preloads());
      return null;
    },
    setItem: () => undefined,
    removeItem: () => undefined,
  };
  render(
    <BookAppointment
      calLink="clinic/intake"
      calOrigin="https://booking.clinic.example"
      activityId="activity-1"
      completeActivity={() => Promise.resolve()}
      storage={storage}
    />,
  );
  expect(seen[0]).toEqual(['https://booking.clinic.example/embed/embed.js']);
});
