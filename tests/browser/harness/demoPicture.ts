import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';

/** The README's picture, and what the demo showed when it was taken. */
export const PICTURE = 'docs/images/demo.png';
export const PICTURED = 'docs/images/demo.txt';

interface Shown {
  lines: string[];
  options: string[];
  looks: string[];
}

/** Waits until a patient's booking in the demo has come everywhere: to the patient, to Awell and to the clinic. */
export async function untilPictured(page: Page): Promise<void> {
  const panel = page.getByRole('complementary', { name: 'What Awell sees' });
  await page.getByRole('button', { name: 'Change the time' }).waitFor();
  await panel.getByText('equals id').waitFor();
  await panel.getByRole('list', { name: 'Webhooks' }).getByRole('listitem').first().waitFor();
  await panel.getByText('onCompleted').waitFor();
}

/** What stands in the page, and how each element of it is drawn, whatever fonts a machine has. Runs in the page. */
async function readShown(): Promise<Shown> {
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  const visible = [...document.body.querySelectorAll('*')].filter((element) =>
    element.checkVisibility(),
  );
  const looks = visible.map((element) => {
    const { color, backgroundColor, borderColor, borderWidth, borderRadius, ...style } =
      getComputedStyle(element);
    const { fontSize, fontWeight, padding, textDecorationLine, display } = style;
    return [
      element.tagName,
      color,
      backgroundColor,
      borderColor,
      borderWidth,
      borderRadius,
      fontSize,
      fontWeight,
      padding,
      textDecorationLine,
      display,
    ].join(' ');
  });
  // What can be chosen isn't shown before someone chooses.
  const options = [...document.querySelectorAll('option')].map(({ label }) => label);
  return { lines: document.body.innerText.split(/[\n\t]+/), options, looks };
}

/**
 * What the demo shows, to be compared with what it showed when the picture was taken: its texts without numbers, ids,
 * dates and times, which are others each day, and a digest of its looks.
 */
export async function picturedBy(page: Page): Promise<string> {
  // No button looks as if it were about to be pressed.
  await page.mouse.move(0, 0);
  const { lines, options, looks } = await page.evaluate(readShown);
  const texts = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/\d|^[\w-]{16,}$/.test(line) && !options.includes(line));
  const digest = createHash('sha256').update(looks.join('\n')).digest('hex').slice(0, 16);
  return [...texts, `Looks: ${digest}`, ''].join('\n');
}
