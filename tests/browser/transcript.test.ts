import type { Page } from 'playwright-core';
import { beforeEach, expect } from 'vitest';
import { ada, calFrame, freeDay, holdBack, test } from './harness/index';
import { announcements, focused, listen, tabTo } from './harness/screenReader';

let lines: string[] = [];
beforeEach(() => {
  lines = [];
});

/** The day and the hour differ in every run. */
const timeless = (text: string): string =>
  text
    .replaceAll(/\w+,? \d+ \w+ \d{4}, \d+:\d+–\d+:\d+/g, '(day and time)')
    .replaceAll(/GMT\+\d/g, 'GMT+1 or 2')
    .replaceAll(/reached \(\d+:\d+\)/g, 'reached (time)')
    .replaceAll(/localhost:\d+|127\.0\.0\.1:\d+/g, 'cal.example')
    .replaceAll(/^\s*- \/url:.*\n?/gm, '');

/** Records the focus, and what a screen reader finds in the widget. */
async function note(page: Page, heading: string): Promise<void> {
  const tree = await page.locator('[data-awell-booking] > section').ariaSnapshot();
  lines.push(`## ${heading}`, '', `Focus: ${await focused(page)}`, '', timeless(tree), '');
}

async function pressOn(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

async function chooseTime(page: Page, confirm: RegExp): Promise<void> {
  await freeDay(calFrame(page)).waitFor();
  await pressOn(page, /^\w+ \d{1,2} \w+ \d{4}$/);
  await pressOn(page, /^\d{2}:\d{2}$/);
  await calFrame(page).getByRole('button', { name: confirm }).waitFor();
}

async function noteHeard(page: Page): Promise<void> {
  const heard = (await announcements(page)).map((line) => `- ${timeless(line)}`);
  lines.push('## What was said of its own accord', '', ...heard, '');
}

const reads = (page: Page, text: string): Promise<void> =>
  page.getByText(text, { exact: true }).waitFor();

test('the screen reader’s transcript of a whole visit by keyboard', async ({
  page,
  sandbox,
  openHost,
}) => {
  await listen(page);
  await page.route(sandbox.embedJsUrl, (route) => route.abort('blockedbyclient'));
  await openHost({
    widgets: [
      {
        component: 'BookAppointment',
        props: {
          calLink: 'clinic/intake',
          activityId: 'activity-transcript',
          locale: 'en-GB',
          timeZone: 'Europe/Brussels',
          calApiUrl: sandbox.calApiUrl,
        },
      },
    ],
    completion: 'reject',
  });
  await reads(page, 'The booking page could not be shown');
  await note(page, 'The booking page fails');

  await page.unroute(sandbox.embedJsUrl);
  const release = await holdBack(page, sandbox.embedJsUrl, 'continue');
  await pressOn(page, /^Try again$/);
  await page.locator('[data-status=loading]').waitFor();
  await note(page, '“Try again” is pressed');
  await release();
  await page.locator('[data-status=ready]').waitFor();
  lines.push('## The booking page is there', '', `Focus: ${await focused(page)}`, '');

  await chooseTime(page, /^Confirm$/);
  await tabTo(page, /name/i);
  await page.keyboard.type(ada.name);
  await tabTo(page, /email/i);
  await page.keyboard.type(ada.email);
  await pressOn(page, /^Confirm$/);
  await page.getByRole('button', { name: 'Try again now' }).waitFor();
  await note(page, 'The clinic cannot be told');
  await pressOn(page, /^Try again now$/);
  await page.getByText(/^Still not reached/).waitFor();
  await note(page, '“Try again now” is pressed, in vain');
  await page.evaluate(() => window.host.completeWith('ok'));
  await page.keyboard.press('Enter');
  await reads(page, 'Your clinic has received your booking.');
  await page.getByRole('button', { name: 'Cancel the appointment' }).waitFor();
  await note(page, 'A time was chosen and confirmed');

  await pressOn(page, /^Change the time$/);
  await calFrame(page)
    .getByRole('button', { name: /^\w+ \d{1,2} \w+ \d{4}$/ })
    .first()
    .waitFor();
  await reads(page, 'Change the time');
  await note(page, '“Change the time” is pressed');
  await chooseTime(page, /^Reschedule$/);
  await pressOn(page, /^Reschedule$/);
  await reads(page, 'Your appointment was moved. The new time is below.');
  await page.getByRole('button', { name: 'Cancel the appointment' }).waitFor();
  await note(page, 'Another time was chosen and confirmed');

  await pressOn(page, /^Cancel the appointment$/);
  await page.getByRole('form').waitFor();
  await note(page, '“Cancel the appointment” is pressed');
  await pressOn(page, /^Yes, cancel the appointment$/);
  await reads(page, 'Your appointment is cancelled');
  await note(page, '“Yes, cancel the appointment” is pressed');
  await noteHeard(page);
  await expect(lines.join('\n')).toMatchFileSnapshot('transcript.txt');
});

test('the screen reader’s transcript of a paid appointment', async ({
  page,
  sandbox,
  openHost,
}) => {
  await listen(page);
  const { calApiUrl } = sandbox;
  const given = { activityId: 'activity-paid', locale: 'en-GB', timeZone: 'Europe/Brussels' };
  const props = { ...given, calLink: 'clinic/intake-paid', calApiUrl };
  await openHost({ widgets: [{ component: 'BookAppointment', props }] });
  await chooseTime(page, /^Confirm$/);
  await tabTo(page, /name/i);
  await page.keyboard.type(ada.name);
  await tabTo(page, /email/i);
  await page.keyboard.type(ada.email);
  await pressOn(page, /^Confirm$/);
  await reads(page, 'One more step: payment');
  await note(page, 'A time was chosen, and is to be paid');
  expect(await page.locator('iframe').getAttribute('title')).toBe('Pay now');
  await pressOn(page, /^Pay$/);
  await reads(page, 'Your appointment is booked');
  await page.getByRole('button', { name: 'Cancel the appointment' }).waitFor();
  await note(page, '“Pay” is pressed in the page');
  await noteHeard(page);
  await expect(lines.join('\n')).toMatchFileSnapshot('transcript-payment.txt');
});
