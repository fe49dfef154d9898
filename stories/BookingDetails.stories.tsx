import type { Meta, StoryObj } from '@storybook/react-vite';
import { type Booking, BookingDetails, CalBookingProvider } from 'awell-cal-booking';
import { calOrigin, embedJsUrl } from 'virtual:sandbox';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { bookBefore, client, move, nextYear } from './appointments';
import { type Book, BookedBefore } from './BookedBefore';
import { decide } from './clinic';
import { moveInPage, reads } from './patient';
import { events } from './spies';

/** A booking of the story's own, and what has become of it since. */
const booked = (slug?: string, since?: (booking: Booking) => Promise<unknown>) => ({
  book: async (): Promise<string> => {
    const booking = await bookBefore(slug);
    await since?.(booking);
    return booking.uid;
  },
});

const meta = {
  title: 'BookingDetails',
  component: BookingDetails,
  decorators: [
    (Story, { args, parameters }) => (
      <CalBookingProvider client={parameters['isNextYear'] ? nextYear : client}>
        <BookedBefore book={parameters['book'] as Book | undefined} bookingUid={args.bookingUid}>
          {(bookingUid) => <Story args={{ ...args, bookingUid }} />}
        </BookedBefore>
      </CalBookingProvider>
    ),
  ],
  args: {
    bookingUid: 'of a booking of each story',
    calLink: 'clinic/intake',
    calOrigin,
    embedJsUrl,
    labels: { help: 'Questions? Call us: 02 123 45 67.' },
    onRescheduled: events.onRescheduled,
    onCancelled: events.onCancelled,
    onError: events.onError,
  },
  argTypes: {
    bookingUid: { control: false },
    client: { control: false },
    queryClient: { control: false },
    theme: { control: false },
    locale: { control: false },
    timeZone: { control: 'text' },
    brandColor: { control: 'color' },
  },
} satisfies Meta<typeof BookingDetails>;

export default meta;

type Story = StoryObj<typeof meta>;

const press = async (widget: HTMLElement, name: string): Promise<void> =>
  userEvent.click(await within(widget).findByRole('button', { name }, { timeout: 10_000 }));

/** What is booked, and what can be done about it. */
export const Default: Story = {
  parameters: booked(),
  play: ({ canvasElement }) => reads(canvasElement, 'Your appointment is booked'),
};

/** The patient chooses another time in Cal.com’s own page. */
export const ChoosingAnotherTime: Story = {
  parameters: booked(),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Choose another time');
    await reads(canvasElement, /stays as it is until you have confirmed/);
    await expect(canvasElement.querySelector('[data-status=rescheduling]')).toBeVisible();
  },
};

/** The whole move, by itself: another time, and the news of it for the patient and the app. */
export const Moved: Story = {
  parameters: booked(),
  play: async ({ canvasElement, step }) => {
    await press(canvasElement, 'Choose another time');
    await moveInPage(canvasElement, step);
    await step('The patient reads the new time, and the app knows old and new', async () => {
      await reads(canvasElement, /This is the new time/);
      const [change] = events.onRescheduled.mock.lastCall ?? [];
      await expect(change?.booking.rescheduledFromUid).toBe(change?.previousUid);
    });
  },
};

/** Moved by the clinic, or from another device: the first uid still leads to it. */
export const MovedElsewhere: Story = {
  parameters: booked('intake', move),
  play: ({ canvasElement }) => reads(canvasElement, /This is the new time/),
};

/** Asked once more before anything is cancelled. */
export const CancelQuestion: Story = {
  parameters: booked(),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Cancel the appointment');
    await waitFor(() => expect(within(canvasElement).getByRole('form')).toHaveFocus());
  },
};

/** The patient has cancelled it. */
export const Cancelled: Story = {
  parameters: booked(),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Cancel the appointment');
    await press(canvasElement, 'Yes, cancel it');
    await reads(canvasElement, 'Your appointment is cancelled');
    await expect(events.onCancelled).toHaveBeenCalled();
  },
};

/** Cal.com does not let it be cancelled online. */
export const CancellingRefused: Story = {
  parameters: booked('intake-no-cancel'),
  args: { calLink: 'clinic/intake-no-cancel' },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Cancel the appointment');
    await press(canvasElement, 'Yes, cancel it');
    await reads(canvasElement, /cannot be cancelled here/);
  },
};

/** The clinic still has to confirm it. */
export const Pending: Story = {
  parameters: booked('intake-confirm'),
  args: { calLink: 'clinic/intake-confirm' },
  play: ({ canvasElement }) => reads(canvasElement, 'Your clinic will confirm the time.'),
};

/** The clinic could not accept it. */
export const Declined: Story = {
  parameters: booked('intake-confirm', ({ uid }) => decide('decline', uid)),
  play: ({ canvasElement }) =>
    reads(canvasElement, 'Your clinic could not accept this appointment'),
};

/** The clinic has asked the patient for another time. */
export const AnotherTimeWanted: Story = {
  parameters: booked('intake', ({ uid }) => decide('request-reschedule', uid)),
  play: ({ canvasElement }) => reads(canvasElement, 'Your clinic asks you to choose another time'),
};

/** It has taken place. */
export const Past: Story = {
  parameters: { ...booked(), isNextYear: true },
  play: ({ canvasElement }) => reads(canvasElement, 'This appointment is over'),
};

/** The patient is in another time zone than the one that was booked in. */
export const TimeZoneElsewhere: Story = {
  parameters: booked(),
  args: { timeZone: 'America/New_York' },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'Your appointment is booked');
    await expect(within(canvasElement).getByText(/Eastern/)).toBeVisible();
  },
};

/** An event type that lets nobody move or cancel. */
export const NothingToChange: Story = {
  parameters: booked(),
  args: { canReschedule: false, canCancel: false },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'Your appointment is booked');
    await expect(within(canvasElement).getAllByRole('button')).toHaveLength(1);
  },
};

/** Cal.com has no such booking. */
export const NotFound: Story = {
  args: { bookingUid: 'nobody-made-this' },
  play: ({ canvasElement }) => reads(canvasElement, 'We could not find this appointment'),
};

/** Cal.com does not answer. */
export const NotLoaded: Story = {
  args: {
    client: {
      ...client,
      account: 'nobody answers',
      getCurrentBooking: () => new Promise(() => undefined),
    },
  },
  play: ({ canvasElement }) => reads(canvasElement, 'Loading your appointment…'),
};
