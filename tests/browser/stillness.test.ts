import type { Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import { startDemo, type RunningDemo } from './harness/demo';
import { bookAppointment, calFrame, test } from './harness/index';
import { shiftsOf, watchShifts } from './harness/shifts';

let demo: RunningDemo;
beforeAll(async () => {
  demo = await startDemo();
  return demo.close;
});

const MODES = ['hosted', 'custom', 'redirect'] as const;

const continueButton = (page: Page) => page.getByRole('button', { name: 'Continue' });

/** To the booking page, and past it. */
async function bookInPlace(page: Page): Promise<void> {
  await calFrame(page).getByRole('button').first().waitFor();
  await bookAppointment(page);
  await continueButton(page).waitFor();
  await page.getByRole('button', { name: 'Choose another time' }).waitFor();
  await page.getByRole('main').getByText('Dr. Lena Peeters', { exact: true }).waitFor();
  // The developer's panel is folded away on a phone, but has all of it in the end.
  const panel = page.getByRole('complementary');
  await panel.getByText('BOOKING_CREATED').waitFor({ state: 'attached' });
  await panel.getByText('equals').waitFor({ state: 'attached' });
}

describe.each(MODES)('in the demo’s way in called %s', (mode) => {
  test.for([390, 1280])('at %i px nothing moves by itself', async (width, { page }) => {
    await page.setViewportSize({ width, height: 800 });
    await watchShifts(page);
    await page.goto(`${demo.url}?mode=${mode}`);
    await continueButton(page).click();
    if (mode === 'redirect') await page.getByRole('link', { name: 'Choose a time' }).waitFor();
    else await bookInPlace(page);
    expect(await shiftsOf(page)).toEqual([]);
  });
});

test('what moves by itself is seen', async ({ page }) => {
  await watchShifts(page);
  await page.goto(demo.url);
  await continueButton(page).waitFor();
  await page.locator('main').evaluate((main) => main.prepend('Late, and above all the rest'));
  expect(await shiftsOf(page)).not.toEqual([]);
});
