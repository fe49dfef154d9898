import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { startDemo } from '../../tests/browser/harness/demo';
import {
  PICTURE,
  PICTURED,
  picturedBy,
  untilPictured,
} from '../../tests/browser/harness/demoPicture';
import { bookAppointment, calFrame } from '../../tests/browser/harness/patient';
import { ensureChromium } from '../chromium';

/** The picture of the README: a patient has booked in the demo, and the activity is completed. */
const demo = await startDemo();
const browser = await chromium.launch({ executablePath: ensureChromium() });
const page = await browser.newPage({
  viewport: { width: 1280, height: 1180 },
  locale: 'en-GB',
  timezoneId: 'Europe/Brussels',
  colorScheme: 'light',
});
await page.goto(`${demo.url}?mode=custom`);
await page.getByRole('button', { name: 'Continue' }).click();
await calFrame(page).getByRole('button').first().waitFor();
await bookAppointment(page);
await untilPictured(page);
writeFileSync(PICTURED, await picturedBy(page));
await page.screenshot({ path: PICTURE, animations: 'disabled' });
console.log(PICTURE);
await browser.close();
await demo.close();
