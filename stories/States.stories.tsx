import type { Meta, StoryObj } from '@storybook/react-vite';
import { BookAppointment, type BookAppointmentProps } from 'awell-cal-booking';
import { calApiUrl } from 'virtual:sandbox';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { bookBefore } from './appointments';
import { BookedBefore } from './BookedBefore';
import { client } from './clients';
import { decide } from './clinic';
import { ada, book, bookedUid, isIn, named, press, reads } from './patient';
import { argTypes, bookingArgs } from './settings';
import { completeActivity } from './spies';
import { withActivity } from './withActivity';

/** Each state that a patient can see, reached as a patient reaches it. */
const meta = {
  title: 'BookAppointment/States',
  component: BookAppointment,
  tags: ['!autodocs'],
  decorators: [withActivity<BookAppointmentProps>((activityId) => ({ activityId }))],
  args: {
    ...bookingArgs,
    prefill: ada,
    labels: { help: { text: 'Questions? Call us.', phone: '02 123 45 67' } },
  },
  argTypes,
  parameters: { needsSandbox: true },
} satisfies Meta<typeof BookAppointment>;

export default meta;

type Story = StoryObj<typeof meta>;

const bookFixed = async () => (await bookBefore('intake-no-cancel')).uid;
const bookCancelled = async () => {
  const { uid } = await bookBefore();
  await client.deleteBooking(uid);
  return uid;
};

/** The booking page is loading. */
export const Loading: Story = {
  args: { calLink: 'clinic/intake-dead', loadTimeout: 2 ** 31 - 1 },
  play: ({ canvasElement }) => reads(canvasElement, 'loading'),
};

/** It takes longer than patients expect, so they can open the page itself. */
export const LoadingLong: Story = {
  ...Loading,
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'loading');
    await waitFor(() => reads(canvasElement, 'takingLonger'), { timeout: 10_000 });
    await reads(canvasElement, 'openInNewTab');
  },
};

/** The patient chooses a time. */
export const Ready: Story = {
  play: async ({ canvasElement }) => {
    await isIn(canvasElement, 'ready');
    await expect(canvasElement.querySelector('iframe')).toBeVisible();
  },
};

/** Booked, and Awell has not answered yet. */
export const Completing: Story = {
  args: { completeActivity: completeActivity.neverAnswers, completionTimeout: 2 ** 31 - 1 },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, 'completing');
  },
};

/**
 * The whole booking: the patient chooses a time and sends the form, the activity is completed, and the patient reads
 * it.
 */
export const Completed: Story = {
  play: async ({ canvasElement, args }) => {
    await book(canvasElement);
    await reads(canvasElement, 'completed');
    await expect(args.completeActivity).toHaveBeenCalled();
    await expect(canvasElement.querySelector('iframe')).toBeNull();
    await expect(within(canvasElement).getByRole('time')).toHaveAttribute('datetime');
  },
};

/** After the booking, the patient chooses another time. The appointment stays as it is until they confirm one. */
export const ChoosingAnotherTime: Story = {
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, 'completed');
    await press(canvasElement, 'reschedule');
    await reads(canvasElement, 'rescheduleHint');
    await expect(canvasElement.querySelector('[data-status=completed]')).toBeVisible();
  },
};

/** After the booking, the patient cancels. */
export const CancelledAfterwards: Story = {
  play: async ({ canvasElement, args }) => {
    await book(canvasElement);
    await press(canvasElement, 'cancelAppointment');
    await press(canvasElement, 'cancelConfirm');
    await reads(canvasElement, 'bookingCancelled');
    await expect(args.onCancelled).toHaveBeenCalled();
  },
};

/** A booking that Cal.com does not know cannot be rescheduled, and does not become a new one. */
export const NothingToMove: Story = {
  args: { rescheduleUid: 'nobody-made-this' },
  play: async ({ canvasElement, args }) => {
    await reads(canvasElement, 'appointmentNotFound');
    await expect(canvasElement.querySelector('iframe')).toBeNull();
    await expect(args.onError).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'booking_not_found' }),
    );
  },
};

/** The appointment cannot be rescheduled: it is shown instead. */
export const NotMovable: Story = {
  args: { calLink: 'clinic/intake-no-cancel' },
  render: (args) => (
    <BookedBefore book={bookFixed} bookingUid="">
      {({ bookingUid }) => <BookAppointment {...args} rescheduleUid={bookingUid} />}
    </BookedBefore>
  ),
  play: ({ canvasElement }) => reads(canvasElement, 'notMovable'),
};

/** The appointment to reschedule is cancelled: the patient can choose another time. */
export const MovingCancelled: Story = {
  render: (args) => (
    <BookedBefore book={bookCancelled} bookingUid="">
      {({ bookingUid }) => <BookAppointment {...args} rescheduleUid={bookingUid} />}
    </BookedBefore>
  ),
  play: ({ canvasElement }) => reads(canvasElement, 'chooseTime'),
};

/** Awell cannot be reached: the booking is safe, and is retried automatically or by hand. */
export const CompletingAgain: Story = {
  args: { completeActivity: completeActivity.fails },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, 'completingAgain');
    await reads(canvasElement, 'tryNow');
  },
};

/** Retried by hand, without an answer yet. */
export const TryingAgain: Story = {
  args: { completeActivity: completeActivity.failsOnce, completionTimeout: 2 ** 31 - 1 },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await press(canvasElement, 'tryNow');
    await reads(canvasElement, 'tryingNow');
    await expect(await named(canvasElement, 'button', 'tryNow')).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

/** The retry by hand has failed. */
export const StillNotReached: Story = {
  ...CompletingAgain,
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await press(canvasElement, 'tryNow');
    await reads(canvasElement, /Still not reached|Noch nicht erreicht/);
  },
};

/** Awell refuses the booking: the patient reads what to do. */
export const Refused: Story = {
  args: { completeActivity: completeActivity.isRefused },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, 'refused');
  },
};

/** The activity needs a confirmed booking, and the clinic has not confirmed it yet. */
export const AwaitingConfirmation: Story = {
  args: { calLink: 'clinic/intake-confirm', completeWhen: 'confirmed' },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, 'awaitingConfirmation');
    await named(canvasElement, 'button', 'reschedule');
    await named(canvasElement, 'button', 'cancelAppointment');
  },
};

/** Booked, and to be paid in the page below. */
export const AwaitingPayment: Story = {
  args: { calLink: 'clinic/intake-paid', completeWhen: 'confirmed' },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, 'awaitingPayment');
  },
};

/** The clinic declined the time: the patient reads why the booking page is back. */
export const Declined: Story = {
  args: { calLink: 'clinic/intake-confirm', completeWhen: 'confirmed' },
  play: async ({ canvasElement, args }) => {
    await book(canvasElement);
    await reads(canvasElement, 'awaitingConfirmation');
    await decide('decline', bookedUid(args.onBooked));
    await reads(canvasElement, 'rejected');
    await isIn(canvasElement, 'ready');
  },
};

/** The booking was cancelled before it was confirmed. */
export const Cancelled: Story = {
  args: { calLink: 'clinic/intake-confirm', completeWhen: 'confirmed' },
  play: async ({ canvasElement, args }) => {
    await book(canvasElement);
    await reads(canvasElement, 'awaitingConfirmation');
    await decide('cancel', bookedUid(args.onBooked));
    await reads(canvasElement, 'cancelled');
    await isIn(canvasElement, 'ready');
  },
};

/** After a reload: only the ids are stored, and the activity is being completed. */
export const AfterReload: Story = {
  parameters: { kept: { bookingUid: 'kept-booking', bookingId: 7300001, status: 'accepted' } },
  args: { completeActivity: completeActivity.fails },
  play: ({ canvasElement }) => reads(canvasElement, 'completingAgain'),
};

/** To be paid, after a reload: the booking page starts anew, where nobody can pay. */
export const PayAfterReload: Story = {
  parameters: {
    kept: {
      bookingUid: 'kept-booking',
      bookingId: 7300001,
      status: 'pending',
      paymentRequired: true,
    },
  },
  args: { calLink: 'clinic/intake-paid' },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'pay');
    await isIn(canvasElement, 'completed');
  },
};

/** Another booking for the same activity was made, in another tab or with the Back button. */
export const AnotherBooking: Story = {
  parameters: { kept: { bookingUid: 'kept-booking', status: 'accepted', others: ['other'] } },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, 'completed');
    await reads(canvasElement, 'cancelOther');
  },
};

/** Saved in a visit some minutes ago, and Cal.com still does not know it. */
const unknownBooking = {
  getItem: (key: string) =>
    JSON.stringify({
      activityId: key.replace('awell-cal-booking:', ''),
      bookingUid: 'nobody-made-this',
      at: Date.now() - 5 * 60_000,
    }),
  setItem: () => undefined,
  removeItem: () => undefined,
};

/** Read back before the activity is completed, and not found. */
export const Unverified: Story = {
  args: { verifyBooking: true, calApiUrl: `${calApiUrl}/nothing-here`, storage: unknownBooking },
  play: ({ canvasElement }) => reads(canvasElement, 'unverified'),
};

/** Four appointments in one booking. */
export const AllDates: Story = {
  args: { calLink: 'clinic/intake-recurring', bookingIdFrom: 'uid' },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, 'completed');
    await expect(within(canvasElement).getAllByRole('time').length).toBeGreaterThan(1);
  },
};

/** The page does not load, and a retry does not help. A new tab may. */
export const PageFailed: Story = {
  args: { calLink: 'clinic/intake-missing' },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'retry');
    await reads(canvasElement, 'retry');
    await reads(canvasElement, /02 123 45 67/);
  },
};

/** The patient opened the page in a new tab, and comes back. */
export const OpenedInNewTab: Story = {
  args: { calLink: 'clinic/intake-missing' },
  play: async ({ canvasElement }) => {
    const link = await named(canvasElement, 'link', 'openInNewTab');
    // The test does not need the tab.
    link.addEventListener('click', (event) => event.preventDefault());
    await userEvent.click(link);
    await reads(canvasElement, 'newTabHint');
  },
};

/** The connection is lost. */
export const Offline: Story = {
  args: { calLink: 'clinic/intake-missing' },
  beforeEach: () => {
    Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true });
    return () => Reflect.deleteProperty(navigator, 'onLine');
  },
  play: ({ canvasElement }) => reads(canvasElement, 'offlineHint'),
};

/** A configuration mistake: plain words for the patient, details for the developer. */
export const Misconfigured: Story = {
  args: { calLink: '' },
  play: ({ canvasElement }) => reads(canvasElement, 'misconfigured'),
};

/** A patient who reads German, whatever the toolbar says. */
export const InGerman: Story = {
  ...PageFailed,
  globals: { locale: 'de-DE' },
  play: ({ canvasElement }) =>
    reads(canvasElement, /Die Buchungsseite konnte nicht angezeigt werden/),
};

/** Written from right to left, with the app's own texts. */
export const RightToLeft: Story = {
  args: {
    calLink: 'clinic/intake-missing',
    labels: {
      failed: 'تعذر عرض صفحة الحجز',
      failedHint: 'يرجى المحاولة مرة أخرى أو فتح صفحة الحجز في علامة تبويب جديدة.',
      retry: 'أعد المحاولة',
      openInNewTab: 'افتح صفحة الحجز في علامة تبويب جديدة',
      help: 'أسئلة؟ اتصل بنا: ‎02 123 45 67',
    },
  },
  globals: { locale: 'ar-EG' },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, /تعذر عرض صفحة الحجز/);
    await expect(canvasElement.querySelector('[data-awell-booking]')).toHaveAttribute('dir', 'rtl');
  },
};

/** A host app that styles every heading, text and button of the page. */
export const HostileHost: Story = {
  args: { completeActivity: completeActivity.fails },
  decorators: [
    (Story) => (
      <div className="content">
        <style>{`
          .content :is(h2) { font: italic 60px cursive; text-transform: uppercase; color: yellow; }
          .content :is(p, dl, dt, dd) { margin: 40px; line-height: 3; color: lime; text-align: right; }
          .content :is(a, button) { all: unset; font-size: 6px; opacity: 0.3; }
          .content :is(section) { padding: 100px; background: magenta; }
          .content :is(iframe) { max-width: 50%; border: 10px solid red; }
        `}</style>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    const heading = await named(canvasElement, 'heading', 'booked');
    await expect(getComputedStyle(heading).textTransform).toBe('none');
    await reads(canvasElement, 'completingAgain');
  },
};

/** As narrow as a page gets: 320 pixels, or 200 % on a small phone. */
export const Narrow: Story = {
  ...CompletingAgain,
  decorators: [
    (Story) => (
      <div style={{ maxWidth: 288 }}>
        <Story />
      </div>
    ),
  ],
};
