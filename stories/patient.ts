import type { BookAppointmentProps, BookingLabels } from 'awell-cal-booking';
import { expect, fireEvent, mocked, userEvent, waitFor, within } from 'storybook/test';
import { labelsOf, languageOf } from '../src/texts/languages';
import { allLabels } from '../src/texts/panelLabels';

const A_DAY = /^\w+ \d{1,2} \w+ \d{4}$/;
const A_TIME = /^\d{2}:\d{2}$/;

export const ada = { name: 'Ada Martens', email: 'ada.martens@example.com' };

/** The booking page inside the widget. In the sandbox it is of the same origin, so a story can act in it. */
async function bookingPage(widget: HTMLElement): Promise<HTMLElement> {
  return waitFor(() => {
    const page = widget.querySelector('iframe')?.contentDocument?.body;
    if (!page?.querySelector('button')) throw new Error('The booking page is not there yet.');
    return page;
  });
}

/** Presses the first such button that can be pressed. user-event would read the page after it has gone. */
const pressInPage = (page: HTMLElement, name: RegExp | string): Promise<void> =>
  waitFor(() => {
    const buttons = within(page).getAllByRole<HTMLButtonElement>('button', { name });
    const button = buttons.find(({ disabled }) => !disabled);
    if (!button) throw new Error(`There is no button ${String(name)}.`);
    button.click();
  });

/** Fills in required fields that the app has not filled in. */
const fillIn = (page: HTMLElement): Promise<void> =>
  waitFor(() => {
    for (const [name, value] of Object.entries(ada)) {
      const field = page.querySelector<HTMLInputElement>(`input[name=${name}]`);
      if (!field) throw new Error(`The form does not ask for ${name}.`);
      if (!field.value) fireEvent.change(field, { target: { value } });
    }
  });

type Step = (label: string, play: () => Promise<void>) => unknown;

/** Books as a patient does: a day, a time, the form. */
export async function book(widget: HTMLElement, step: Step = (_, play) => play()): Promise<void> {
  const page = await bookingPage(widget);
  await step('The patient chooses a day', () => pressInPage(page, A_DAY));
  await step('… and one of its free times', () => pressInPage(page, A_TIME));
  await step('… and fills the form in, as far as the app has not', () => fillIn(page));
  await step('… and sends it', () => pressInPage(page, 'Confirm'));
}

/** Reschedules the booking on its page, as a patient does. */
export async function moveInPage(
  widget: HTMLElement,
  step: Step = (_, play) => play(),
): Promise<void> {
  const page = await bookingPage(widget);
  await step('The patient chooses another day', () => pressInPage(page, A_DAY));
  await step('… and one of its free times', () => pressInPage(page, A_TIME));
  await step('… and confirms the move', () => pressInPage(page, 'Reschedule'));
}

/** A text of the widget: its name in `labels`, in any language, or the app's own text. */
type Said = Exclude<keyof BookingLabels, 'help'> | RegExp;

function wordsOf(widget: HTMLElement, said: Said): string | RegExp {
  if (said instanceof RegExp) return said;
  const root = widget.querySelector<HTMLElement>('[data-awell-booking]');
  const found = root && labelsOf(languageOf(root.lang));
  const labels = found && allLabels(found);
  if (!labels) throw new Error('The widget shows no text yet.');
  return labels[said];
}

/** Waits until the widget visibly shows a text. */
export const reads = (widget: HTMLElement, said: Said): Promise<void> =>
  waitFor(() => expect(within(widget).getByText(wordsOf(widget, said))).toBeVisible());

/** Waits for the part of the widget that a text names. */
export const named = (
  widget: HTMLElement,
  role: 'button' | 'heading' | 'link',
  said: Said,
): Promise<HTMLElement> =>
  waitFor(() => within(widget).getByRole(role, { name: wordsOf(widget, said) }));

/** Presses a button of the widget. */
export const press = async (widget: HTMLElement, said: Said): Promise<void> =>
  userEvent.click(await named(widget, 'button', said));

/** Waits until the widget is visibly in a state. */
export const isIn = (widget: HTMLElement, status: string): Promise<void> =>
  waitFor(() => expect(widget.querySelector(`[data-status=${status}]`)).toBeVisible());

/** The uid of the booking that the app received last. */
export function bookedUid(onBooked: BookAppointmentProps['onBooked']): string {
  const [booking] = mocked(onBooked as NonNullable<typeof onBooked>).mock.lastCall ?? [];
  if (!booking) throw new Error('The app received no booking.');
  return booking.uid;
}
