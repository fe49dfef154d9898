import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/index';
import { bundleHost } from '../browser/bundleHost';
import { hostUrl } from '../browser/harness/host';
import { serveFolder } from '../browser/harness/serve';
import type { HostCall, HostEvent } from '../browser/host/hostApi';
import type { BrowserPage, Found } from './browserPage';
import { openFirefox } from './firefox';
import { whyNoFirefox, whyNoWebKit } from './installed';
import { openWebKit } from './webkit';

const PATIENT_WAITS = { timeout: 45_000, interval: 100 };
const CAL = 'iframe.cal-embed';
const ROOT = join(import.meta.dirname, '../..');

/** Retries an action until it works, as a person waits for a page. */
function patientOf(page: BrowserPage) {
  const find = (xpath: string, frame?: string): Promise<Found> =>
    vi.waitFor(() => page.find(xpath, frame), PATIENT_WAITS);
  const press = async (name: string, frame?: string) =>
    (await find(`//button[normalize-space()="${name}"]`, frame)).click();
  const read = (text: string) => find(`//*[normalize-space(text())="${text}"]`);
  return {
    press,
    read,
    sees: (status: string) => find(`//*[@data-status="${status}"]`),
    seesTime: (start: string) => find(`//time[@datetime="${start}"]`),
    fill: async (label: string, text: string, frame?: string) =>
      (await find(`//*[@id = //label[contains(., "${label}")]/@for]`, frame)).type(text),
    pickTime: async (nth: number) => {
      const days =
        '//section[@class="month"]//button[not(@disabled) and not(contains(@aria-label, "month"))]';
      await (await find(`(${days})[1]`, CAL)).click();
      const times = '//section[@aria-label="Times"]//button[not(@disabled)]';
      await (await find(`(${times})[${nth}]`, CAL)).click();
    },
  };
}

const callsOf = async (page: BrowserPage): Promise<HostCall[]> =>
  JSON.parse(String(await page.run('return JSON.stringify(host.calls)')));

const eventsOf = async (page: BrowserPage, name: HostEvent['name']): Promise<unknown[]> => {
  const events: HostEvent[] = JSON.parse(
    String(await page.run('return JSON.stringify(host.events)')),
  );
  return events.filter((event) => event.name === name).map((event) => event.payload);
};

const newest = ({ cal }: Sandbox) => cal.bookings().at(-1)!;

async function hostPage(sandbox: Sandbox): Promise<string> {
  const { origin, close } = await serveFolder(await bundleHost(ROOT, 'react'));
  onTestFinished(close);
  const { calApiUrl } = sandbox;
  const props = { calLink: 'clinic/intake', activityId: 'activity-1', locale: 'en-GB', calApiUrl };
  return hostUrl(origin, sandbox, { widgets: [{ component: 'BookAppointment', props }] });
}

describe.each([
  ['Firefox', openFirefox, whyNoFirefox()],
  ['WebKit', openWebKit, whyNoWebKit()],
] as const)('%s', (_, open, why) => {
  test.skipIf(why)(
    `a patient books, comes back, saves the appointment in the calendar, reschedules and cancels${why ? ` (${why})` : ''}`,
    async () => {
      const sandbox = await startSandbox();
      onTestFinished(() => sandbox.close());
      const home = await mkdtemp(join(tmpdir(), 'awell-cal-booking-browser-'));
      onTestFinished(() => rm(home, { recursive: true, force: true }));
      const downloads = join(home, 'downloads');
      await mkdir(downloads);
      const page = await open({ home, downloads, onEnd: onTestFinished });
      const patient = patientOf(page);

      await page.open(await hostPage(sandbox));
      await patient.sees('ready');
      await patient.pickTime(1);
      await patient.fill('Your name', 'Ada Lovelace', CAL);
      await patient.fill('Email address', 'ada@example.com', CAL);
      await patient.press('Confirm', CAL);
      await patient.read('Your clinic has received your booking.');
      const made = newest(sandbox);
      await patient.seesTime(made.startTime);
      expect(await callsOf(page)).toMatchObject([
        { activityId: 'activity-1', dataPoints: [{ key: 'bookingId', value: String(made.id) }] },
      ]);

      await page.reload();
      await patient.seesTime(made.startTime);
      await patient.sees('completed');
      expect(await callsOf(page)).toEqual([]);

      await patient.press('Add to calendar');
      const file = join(downloads, 'appointment.ics');
      const day = made.startTime.slice(0, 10).replaceAll('-', '');
      await vi.waitFor(
        async () => expect(await readFile(file, 'utf8')).toContain(day),
        PATIENT_WAITS,
      );

      await patient.press('Change the time');
      await patient.pickTime(3);
      await patient.press('Reschedule', CAL);
      await vi.waitFor(() => expect(newest(sandbox).fromReschedule).toBe(made.uid), PATIENT_WAITS);
      const moved = newest(sandbox);
      await patient.seesTime(moved.startTime);
      expect(await eventsOf(page, 'onRescheduled')).toMatchObject([
        { booking: { uid: moved.uid }, previousUid: made.uid },
      ]);

      await patient.press('Cancel the appointment');
      await patient.press('Yes, cancel the appointment');
      await patient.read('Your appointment is cancelled');
      expect(newest(sandbox)).toMatchObject({ uid: moved.uid, status: 'CANCELLED' });
      expect(await eventsOf(page, 'onCancelled')).toMatchObject([{ booking: { uid: moved.uid } }]);
    },
  );
});
