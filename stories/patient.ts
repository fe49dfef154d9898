import type { BookAppointmentProps } from 'awell-cal-booking';
import { expect, mocked, waitFor, within } from 'storybook/test';

const A_DAY = /^\w+ \d{1,2} \w+ \d{4}$/;
const A_TIME = /^\d{2}:\d{2}$/;

export const ada = { name: 'Ada Martens', email: 'ada.martens@example.com' };

/** The booking page inside the widget. In the sandbox it is of the same origin, so a story can act in it. */
async function bookingPage(widget: HTMLElement): Promise<HTMLElement> {
  return waitFor(
    () => {
      const page = widget.querySelector('iframe')?.contentDocument?.body;
      if (!page?.querySelector('button')) throw new Error('The booking page is not there yet.');
      return page;
    },
    { timeout: 10_000 },
  );
}

/** Presses the first such button that can be pressed. Not by user-event, which looks at the page after it has gone. */
const press = (page: HTMLElement, name: RegExp | string): Promise<void> =>
  waitFor(
    () => {
      const buttons = within(page).getAllByRole<HTMLButtonElement>('button', { name });
      const button = buttons.find(({ disabled }) => !disabled);
      if (!button) throw new Error(`Nothing to press is called ${String(name)}.`);
      button.click();
    },
    { timeout: 10_000 },
  );

type Step = (label: string, play: () => Promise<void>) => unknown;

/** Books as a patient does: a day, a time, the form as it was filled by the app. */
export async function book(widget: HTMLElement, step: Step = (_, play) => play()): Promise<void> {
  const page = await bookingPage(widget);
  await step('The patient chooses a day', () => press(page, A_DAY));
  await step('… and one of its free times', () => press(page, A_TIME));
  await step('… and sends the form', () => press(page, 'Confirm'));
}

/** Moves the booking on the page for that, as a patient does. */
export async function moveInPage(
  widget: HTMLElement,
  step: Step = (_, play) => play(),
): Promise<void> {
  const page = await bookingPage(widget);
  await step('The patient chooses another day', () => press(page, A_DAY));
  await step('… and one of its free times', () => press(page, A_TIME));
  await step('… and confirms the move', () => press(page, 'Reschedule'));
}

/** Waits until the widget says something, to eyes. */
export async function reads(widget: HTMLElement, text: string | RegExp): Promise<void> {
  await expect(await within(widget).findByText(text, {}, { timeout: 10_000 })).toBeVisible();
}

/** Waits until the widget is in a state, to eyes. */
export const isIn = (widget: HTMLElement, status: string): Promise<void> =>
  waitFor(() => expect(widget.querySelector(`[data-status=${status}]`)).toBeVisible(), {
    timeout: 10_000,
  });

/** The uid of the booking that the app was told of last. */
export function bookedUid(onBooked: BookAppointmentProps['onBooked']): string {
  const [booking] = mocked(onBooked as NonNullable<typeof onBooked>).mock.lastCall ?? [];
  if (!booking) throw new Error('The app was not told of a booking.');
  return booking.uid;
}
