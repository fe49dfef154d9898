import type { FrameLocator, Locator, Page } from 'playwright-core';

export interface Patient {
  name: string;
  email: string;
}

export const ada: Patient = { name: 'Ada Lovelace', email: 'ada@example.com' };

/** The booking page in the page, or in one of the host page's widgets. */
export const calFrame = (page: Page, widget?: number): FrameLocator =>
  (widget === undefined
    ? page
    : page.getByRole('region', { name: `Widget ${widget}` })
  ).frameLocator('iframe.cal-embed');

/** A booking page, in a frame or in its own tab. */
export type BookingPage = Pick<FrameLocator, 'getByRole' | 'getByLabel'>;

/** The first day with a free time; the page may still be loading the times. */
export const freeDay = (frame: BookingPage): Locator =>
  frame.getByRole('button', { name: /^\w+ \d{1,2} \w+ \d{4}$/, disabled: false }).first();

/** Picks the first free day and a free time (by default the first), and stops at the form. */
export async function pickTime(frame: BookingPage, time = 0): Promise<void> {
  await freeDay(frame).click();
  await frame
    .getByRole('button', { name: /^\d{2}:\d{2}$/, disabled: false })
    .nth(time)
    .click();
}

export async function fillForm(frame: BookingPage, { name, email }: Patient): Promise<void> {
  await frame.getByLabel('Your name').fill(name);
  await frame.getByLabel('Email address').fill(email);
}

export const confirmBooking = (frame: BookingPage): Promise<void> =>
  frame.getByRole('button', { name: 'Confirm', exact: true }).click();

export interface BookingChoice {
  /** Index of the host page's widget, if it shows several. */
  widget?: number;
  /** Index among the free times: two pages that are open at once both offer the first. */
  time?: number;
}

/** Books as a patient does; returns when the form was sent. */
export async function bookAppointment(
  page: Page,
  patient = ada,
  { widget, time }: BookingChoice = {},
): Promise<void> {
  const frame = calFrame(page, widget);
  await pickTime(frame, time);
  await fillForm(frame, patient);
  await confirmBooking(frame);
}
