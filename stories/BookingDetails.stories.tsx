import type { Meta, StoryObj } from '@storybook/react-vite';
import { type Booking, BookingDetails, CalBookingProvider } from 'awell-cal-booking';
import { calOrigin, embedJsUrl } from 'virtual:sandbox';
import { expect, fn, waitFor, within } from 'storybook/test';
import { bookBefore, move, moveElsewhere, moveOneDate } from './appointments';
import { type Book, BookedBefore } from './BookedBefore';
import { client, nextYear, withoutAnswer, withoutConnection } from './clients';
import { decide } from './clinic';
import { moveInPage, press, reads } from './patient';
import { events } from './spies';

const onBookAgain = fn().mockName('onBookAgain');

/** A booking of the story's own, and what has become of it since. */
const booked = (slug?: string, since?: (booking: Booking) => Promise<unknown>) => ({
  book: async (): Promise<string> => {
    const booking = await bookBefore(slug);
    await since?.(booking);
    return booking.uid;
  },
});

/** Four appointments in one booking. */
const series = {
  book: async () => (await bookBefore('intake-recurring')).recurringBookingUid,
};

const meta = {
  title: 'BookingDetails',
  component: BookingDetails,
  decorators: [
    (Story, { args, parameters }) => (
      <CalBookingProvider client={client}>
        <BookedBefore book={parameters['book'] as Book | undefined} bookingUid={args.bookingUid}>
          {(made) => <Story args={{ ...args, ...made }} />}
        </BookedBefore>
      </CalBookingProvider>
    ),
  ],
  args: {
    bookingUid: 'of-a-booking-of-each-story',
    calLink: 'clinic/intake',
    calOrigin,
    embedJsUrl,
    labels: { help: { text: 'Questions? Call us.', phone: '02 123 45 67' } },
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
  parameters: { needsSandbox: true },
} satisfies Meta<typeof BookingDetails>;

export default meta;

type Story = StoryObj<typeof meta>;

/** What is booked, and what can be done about it. */
export const Default: Story = {
  parameters: booked(),
  play: ({ canvasElement }) => reads(canvasElement, 'booked'),
};

/** The patient chooses another time in Cal.com’s own page. */
export const ChoosingAnotherTime: Story = {
  parameters: booked(),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'reschedule');
    await reads(canvasElement, 'rescheduleHint');
    await expect(canvasElement.querySelector('[data-status=rescheduling]')).toBeVisible();
  },
};

/** The whole move, by itself: another time, and the news of it for the patient and the app. */
export const Moved: Story = {
  parameters: booked(),
  play: async ({ canvasElement, step }) => {
    await press(canvasElement, 'reschedule');
    await moveInPage(canvasElement, step);
    await step('The patient reads the new time, and the app knows old and new', async () => {
      await reads(canvasElement, 'moved');
      const [change] = events.onRescheduled.mock.lastCall ?? [];
      await expect(change?.booking.rescheduledFromUid).toBe(change?.previousUid);
    });
  },
};

/** Moved by the clinic, or from another device: the first uid still leads to it. */
export const MovedElsewhere: Story = {
  parameters: booked('intake', move),
  play: ({ canvasElement }) => reads(canvasElement, 'moved'),
};

/** The page on which another time is chosen does not answer; the appointment stays as it is. */
export const MovingFailed: Story = {
  parameters: booked(),
  args: { calOrigin: 'https://cal.invalid', loadTimeout: 1500 },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'reschedule');
    await reads(canvasElement, 'failed');
    await reads(canvasElement, 'rescheduleHint');
    await reads(canvasElement, 'openInNewTab');
  },
};

/** `calLink` is of another event type: the appointment is moved on Cal.com’s own page for it. */
export const OfAnotherEventType: Story = {
  parameters: booked('intake-no-id'),
  play: async ({ canvasElement, step }) => {
    await press(canvasElement, 'reschedule');
    await moveInPage(canvasElement, step);
    await reads(canvasElement, 'moved');
  },
};

/** A seat was moved to a time of its own from elsewhere: it has a new key, and nobody tells it. */
export const SeatGone: Story = {
  parameters: {
    book: async () => {
      const booking = await bookBefore('intake-seats');
      await moveElsewhere(booking);
      return { bookingUid: booking.uid, seatUid: booking.seatUid };
    },
  },
  play: ({ canvasElement }) => reads(canvasElement, 'noLongerBooked'),
};

/** The event type wants a reason, and none was given. */
export const CancelNeedsReason: Story = {
  parameters: booked('intake-reason'),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cancelAppointment');
    await press(canvasElement, 'cancelConfirm');
    await reads(canvasElement, 'cancelReasonNeeded');
    await waitFor(() => expect(within(canvasElement).getByRole('textbox')).toHaveFocus());
  },
};

/** One date of a series was moved, and Cal.com tells only those who have its key where to. */
export const SuccessorUnknown: Story = {
  args: { allDates: false },
  parameters: { book: async () => moveOneDate(await bookBefore('intake-recurring')) },
  play: ({ canvasElement }) => reads(canvasElement, 'successorUnknown'),
};

/** Asked once more before anything is cancelled. */
export const CancelQuestion: Story = {
  parameters: booked(),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cancelAppointment');
    await waitFor(() => expect(within(canvasElement).getByRole('form')).toHaveFocus());
  },
};

/** The patient has cancelled it. */
export const Cancelled: Story = {
  parameters: booked(),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cancelAppointment');
    await press(canvasElement, 'cancelConfirm');
    await reads(canvasElement, 'bookingCancelled');
    await expect(events.onCancelled).toHaveBeenCalled();
  },
};

/** The app leads to where the patient books again. */
export const BookAgain: Story = {
  ...Cancelled,
  args: { onBookAgain: onBookAgain },
  play: async (context) => {
    await Cancelled.play?.(context);
    await press(context.canvasElement, 'chooseTime');
    await expect(onBookAgain).toHaveBeenCalled();
  },
};

/** Cal.com has not answered yet. */
export const Cancelling: Story = {
  parameters: booked(),
  args: { client: withoutAnswer(/cancel$/) },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cancelAppointment');
    await press(canvasElement, 'cancelConfirm');
    await reads(canvasElement, 'cancelling');
  },
};

/** It did not get through to Cal.com, and may be tried again. */
export const CancellingFailed: Story = {
  parameters: booked(),
  args: { client: withoutConnection(/cancel$/) },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cancelAppointment');
    await press(canvasElement, 'cancelConfirm');
    await reads(canvasElement, 'cancelFailed');
    await reads(canvasElement, 'cancelConfirm');
  },
};

/** Cal.com does not let it be cancelled online. */
export const CancellingRefused: Story = {
  parameters: booked('intake-no-cancel'),
  args: { calLink: 'clinic/intake-no-cancel' },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cancelAppointment');
    await press(canvasElement, 'cancelConfirm');
    await reads(canvasElement, 'cancelRefused');
  },
};

/** Four appointments in one booking. They are moved by the clinic only. */
export const Series: Story = {
  parameters: series,
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'allDates');
    await expect(within(canvasElement).getAllByRole('time')).toHaveLength(4);
  },
};

/** All of its dates are cancelled at once, and the patient is asked about all. */
export const CancelSeriesQuestion: Story = {
  parameters: series,
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cancelAppointment');
    await reads(canvasElement, 'cancelAllQuestion');
  },
};

/** The clinic still has to confirm it. */
export const Pending: Story = {
  parameters: booked('intake-confirm'),
  args: { calLink: 'clinic/intake-confirm' },
  play: ({ canvasElement }) => reads(canvasElement, 'awaitingConfirmation'),
};

/** The clinic could not accept it. */
export const Declined: Story = {
  parameters: booked('intake-confirm', ({ uid }) => decide('decline', uid)),
  play: ({ canvasElement }) => reads(canvasElement, 'declined'),
};

/** The clinic has asked the patient for another time. */
export const AnotherTimeWanted: Story = {
  parameters: booked('intake', ({ uid }) => decide('request-reschedule', uid)),
  play: ({ canvasElement }) => reads(canvasElement, 'moveRequested'),
};

/** It has taken place. */
export const Past: Story = {
  parameters: booked(),
  args: { client: nextYear },
  play: ({ canvasElement }) => reads(canvasElement, 'past'),
};

/** The patient is in another time zone than the one that was booked in. */
export const TimeZoneElsewhere: Story = {
  parameters: booked(),
  args: { timeZone: 'America/New_York' },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'booked');
    await reads(canvasElement, /^(Your time|Ihre Zeit): /);
    await reads(canvasElement, /^(Clinic time|Zeit der Praxis): /);
  },
};

/** An event type that lets nobody move or cancel. */
export const NothingToChange: Story = {
  parameters: booked(),
  args: { canReschedule: false, canCancel: false },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'booked');
    await expect(within(canvasElement).getAllByRole('button')).toHaveLength(1);
  },
};

/** What only the app can say: its clinic's name, what to prepare, and that an e-mail follows. */
export const WithOwnTexts: Story = {
  parameters: booked('intake-in-person'),
  args: {
    calLink: 'clinic/intake-in-person',
    labels: {
      clinic: 'Riverside Clinic',
      emailHint: 'A confirmation is on its way to your e-mail.',
      prepare: 'Please bring your insurance card and a list of your medication.',
    },
  },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, /Riverside Clinic/);
    await reads(canvasElement, /insurance card/);
  },
};

/** The patient has taken the appointment into their calendar. */
export const CalendarSaved: Story = {
  parameters: booked(),
  play: async ({ canvasElement }) => {
    await reads(canvasElement, /Google/);
    await press(canvasElement, 'addToCalendar');
    await reads(canvasElement, 'calendarSaved');
  },
};

/** The browser will not make the calendar's file. */
export const CalendarFailed: Story = {
  parameters: booked(),
  beforeEach: () => {
    const { createObjectURL } = URL;
    URL.createObjectURL = () => {
      throw new Error('Out of memory.');
    };
    return () => {
      URL.createObjectURL = createObjectURL;
    };
  },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'addToCalendar');
    await reads(canvasElement, 'calendarFailed');
  },
};

/** Cal.com has no such booking. */
export const NotFound: Story = {
  args: { bookingUid: 'nobody-made-this' },
  play: ({ canvasElement }) => reads(canvasElement, 'appointmentNotFound'),
};

/** Cal.com has not answered yet. */
export const Loading: Story = {
  args: { client: withoutAnswer(/bookings/) },
  play: ({ canvasElement }) => reads(canvasElement, 'appointmentLoading'),
};

/** Cal.com cannot be reached, and may be again. */
export const NotLoaded: Story = {
  args: { client: withoutConnection(/bookings/) },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'appointmentFailed');
    await reads(canvasElement, 'retry');
  },
};

/** A mistake of whoever set it up, here a Cal.com of their own without a client for it. */
export const Misconfigured: Story = {
  decorators: [
    (Story) => (
      <CalBookingProvider>
        <Story />
      </CalBookingProvider>
    ),
  ],
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'appointmentFailed');
    await reads(canvasElement, 'misconfigured');
    await expect(events.onError).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'missing_client' }),
    );
  },
};
