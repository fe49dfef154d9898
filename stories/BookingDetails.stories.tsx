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

/** A booking of the story's own, and what happened to it since. */
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

/** The appointment, and what the patient can do with it. */
export const Default: Story = {
  parameters: booked(),
  play: ({ canvasElement }) => reads(canvasElement, 'booked'),
};

/** The patient chooses another time on Cal.com’s own page. */
export const ChoosingAnotherTime: Story = {
  parameters: booked(),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'reschedule');
    await reads(canvasElement, 'rescheduleHint');
    await expect(canvasElement.querySelector('[data-status=rescheduling]')).toBeVisible();
  },
};

/** The whole reschedule, played automatically: another time, and what the patient and the app see afterwards. */
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

/** Rescheduled by the clinic or from another device: the first uid still leads to it. */
export const MovedElsewhere: Story = {
  parameters: booked('intake', move),
  play: ({ canvasElement }) => reads(canvasElement, 'moved'),
};

/** The page for choosing another time does not answer. The appointment stays as it is. */
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

/** `calLink` is another event type: the appointment is rescheduled on Cal.com’s page for its own. */
export const OfAnotherEventType: Story = {
  parameters: booked('intake-no-id'),
  play: async ({ canvasElement, step }) => {
    await press(canvasElement, 'reschedule');
    await moveInPage(canvasElement, step);
    await reads(canvasElement, 'moved');
  },
};

/** A seat was moved elsewhere to another time: it has a new key, which Cal.com does not report. */
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

/** The event type requires a reason, and the patient gave none. */
export const CancelNeedsReason: Story = {
  parameters: booked('intake-reason'),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cancelAppointment');
    await press(canvasElement, 'cancelConfirm');
    await reads(canvasElement, 'cancelReasonNeeded');
    await waitFor(() => expect(within(canvasElement).getByRole('textbox')).toHaveFocus());
  },
};

/** One date of a series was rescheduled, and Cal.com shows the new time only to those who have its key. */
export const SuccessorUnknown: Story = {
  args: { allDates: false },
  parameters: { book: async () => moveOneDate(await bookBefore('intake-recurring')) },
  play: ({ canvasElement }) => reads(canvasElement, 'successorUnknown'),
};

/** The patient is asked once more before anything is cancelled. */
export const CancelQuestion: Story = {
  parameters: booked(),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cancelAppointment');
    await waitFor(() => expect(within(canvasElement).getByRole('form')).toHaveFocus());
  },
};

/** The patient has cancelled the appointment. */
export const Cancelled: Story = {
  parameters: booked(),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cancelAppointment');
    await press(canvasElement, 'cancelConfirm');
    await reads(canvasElement, 'bookingCancelled');
    await expect(events.onCancelled).toHaveBeenCalled();
  },
};

/** The app has a link to book again. */
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

/** The request did not reach Cal.com. The patient can retry. */
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

/** Cal.com refuses to cancel it online. */
export const CancellingRefused: Story = {
  parameters: booked('intake-no-cancel'),
  args: { calLink: 'clinic/intake-no-cancel' },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'cancelAppointment');
    await press(canvasElement, 'cancelConfirm');
    await reads(canvasElement, 'cancelRefused');
  },
};

/** Four appointments in one booking. Only the clinic can reschedule them. */
export const Series: Story = {
  parameters: series,
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'allDates');
    await expect(within(canvasElement).getAllByRole('time')).toHaveLength(4);
  },
};

/** All dates are cancelled at once, and the question says so. */
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

/** The clinic has declined the request. */
export const Declined: Story = {
  parameters: booked('intake-confirm', ({ uid }) => decide('decline', uid)),
  play: ({ canvasElement }) => reads(canvasElement, 'declined'),
};

/** The clinic has asked the patient for another time. */
export const AnotherTimeWanted: Story = {
  parameters: booked('intake', ({ uid }) => decide('request-reschedule', uid)),
  play: ({ canvasElement }) => reads(canvasElement, 'moveRequested'),
};

/** The appointment is over. */
export const Past: Story = {
  parameters: booked(),
  args: { client: nextYear },
  play: ({ canvasElement }) => reads(canvasElement, 'past'),
};

/** The patient is in another time zone than the one of the booking. */
export const TimeZoneElsewhere: Story = {
  parameters: booked(),
  args: { timeZone: 'America/New_York' },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'booked');
    await reads(canvasElement, /^(Your time|Ihre Zeit):/);
    await reads(canvasElement, /^(Clinic time|Zeit der Praxis):/);
  },
};

/** An event type that lets nobody reschedule or cancel. */
export const NothingToChange: Story = {
  parameters: booked(),
  args: { canReschedule: false, canCancel: false },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'booked');
    await expect(within(canvasElement).getAllByRole('button')).toHaveLength(1);
  },
};

/** Texts that only the app can provide: the clinic's name, what to prepare, and that an e-mail follows. */
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

/** The patient has saved the appointment to their calendar. */
export const CalendarSaved: Story = {
  parameters: booked(),
  play: async ({ canvasElement }) => {
    await reads(canvasElement, /Google/);
    await press(canvasElement, 'addToCalendar');
    await reads(canvasElement, 'calendarSaved');
  },
};

/** The browser refuses to create the calendar file. */
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

/** Cal.com cannot be reached. A retry may help. */
export const NotLoaded: Story = {
  args: { client: withoutConnection(/bookings/) },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'appointmentFailed');
    await reads(canvasElement, 'retry');
  },
};

/** A configuration mistake: a self-hosted Cal.com without a client for it. */
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
