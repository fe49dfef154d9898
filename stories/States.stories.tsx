import type { Meta, StoryObj } from '@storybook/react-vite';
import { BookAppointment, type BookAppointmentProps } from 'awell-cal-booking';
import { calApiUrl, calOrigin, embedJsUrl } from 'virtual:sandbox';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { ada, book, reads } from './patient';
import { completeActivity, events } from './spies';
import { withActivity } from './withActivity';

/** Each state that a patient can see, reached as they reach it. */
const meta = {
  title: 'BookAppointment/States',
  component: BookAppointment,
  tags: ['!autodocs'],
  decorators: [withActivity<BookAppointmentProps>((activityId) => ({ activityId }))],
  args: {
    calLink: 'clinic/intake',
    calOrigin,
    embedJsUrl,
    calApiUrl,
    activityId: 'new for each mount',
    prefill: ada,
    labels: { help: 'Questions? Call us: 02 123 45 67.' },
    completeActivity: completeActivity.succeeds,
    ...events,
  },
} satisfies Meta<typeof BookAppointment>;

export default meta;

type Story = StoryObj<typeof meta>;

/** The booking page is on its way. */
export const Loading: Story = {
  args: { calLink: 'clinic/intake-dead' },
  play: ({ canvasElement }) => reads(canvasElement, 'Loading available times…'),
};

/** The patient chooses. */
export const Ready: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('[data-status=ready]')).toBeVisible(), {
      timeout: 10_000,
    });
    await expect(within(canvasElement).getByTitle('Book an appointment')).toBeVisible();
  },
};

/** Booked, and Awell has not answered yet. */
export const Telling: Story = {
  args: { completeActivity: completeActivity.neverAnswers },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, /We are telling your clinic/);
  },
};

/** The whole way: a time is chosen, the form is sent, Awell is told, and the patient knows. */
export const Completed: Story = {
  play: async ({ canvasElement, args }) => {
    await book(canvasElement);
    await reads(canvasElement, 'Your clinic knows about it.');
    await expect(args.completeActivity).toHaveBeenCalled();
    await expect(canvasElement.querySelector('iframe')).toBeNull();
    await expect(within(canvasElement).getByRole('time')).toHaveAttribute('datetime');
  },
};

/** Awell cannot be reached: the booking is safe, and is told again by itself or by hand. */
export const TellingAgain: Story = {
  args: { completeActivity: completeActivity.fails },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, /Your appointment is safe/);
    await expect(within(canvasElement).getByRole('button', { name: 'Try now' })).toBeVisible();
  },
};

/** Awell will not have it: the patient is told what to do. */
export const Refused: Story = {
  args: { completeActivity: completeActivity.isRefused },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, /could not pass your appointment on/);
  },
};

/** Only what is confirmed counts for this activity, and the clinic has not yet. */
export const AwaitingConfirmation: Story = {
  args: { calLink: 'clinic/intake-confirm', completeWhen: 'confirmed' },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, 'Your clinic will confirm the time.');
  },
};

/** Booked and to be paid, in the page below. */
export const AwaitingPayment: Story = {
  args: { calLink: 'clinic/intake-paid', completeWhen: 'confirmed' },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, 'Please pay to confirm your appointment.');
  },
};

/** Cal.com does not know the booking that the page told of. */
export const Unverified: Story = {
  args: { verifyBooking: true, calApiUrl: `${calApiUrl}/nothing-here` },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, 'Your appointment could not be confirmed');
  },
};

/** Four appointments in one booking. */
export const AllDates: Story = {
  args: { calLink: 'clinic/intake-recurring', bookingIdFrom: 'uid' },
  play: async ({ canvasElement }) => {
    await book(canvasElement);
    await reads(canvasElement, 'Your clinic knows about it.');
    await expect(within(canvasElement).getAllByRole('time').length).toBeGreaterThan(1);
  },
};

/** The page is not there, and trying again does not help; the new tab might. */
export const PageFailed: Story = {
  args: { calLink: 'clinic/intake-missing' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible());
    await reads(canvasElement, 'Questions? Call us: 02 123 45 67.');
  },
};

/** The connection is lost. */
export const Offline: Story = {
  args: { calLink: 'clinic/intake-missing' },
  beforeEach: () => {
    Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true });
    return () => Reflect.deleteProperty(navigator, 'onLine');
  },
  play: ({ canvasElement }) => reads(canvasElement, /You seem to be offline/),
};

/** A mistake of whoever set it up: plain words for the patient, the details for the developer. */
export const Misconfigured: Story = {
  args: { calLink: '' },
  play: ({ canvasElement }) => reads(canvasElement, /not set up correctly/),
};

/** A patient who reads German, whatever the toolbar says. */
export const InGerman: Story = {
  ...PageFailed,
  globals: { locale: 'de-DE' },
  play: ({ canvasElement }) =>
    reads(canvasElement, 'Die Buchungsseite konnte nicht angezeigt werden'),
};

/** Written from right to left, in words of the app's own. */
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
    await reads(canvasElement, 'تعذر عرض صفحة الحجز');
    await expect(canvasElement.querySelector('[data-awell-booking]')).toHaveAttribute('dir', 'rtl');
  },
};

/** A host that styles every heading, text and button of the page. */
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
    const heading = await within(canvasElement).findByRole('heading', { name: /is booked/ });
    await expect(getComputedStyle(heading).textTransform).toBe('none');
    await reads(canvasElement, /Your appointment is safe/);
  },
};

/** As narrow as a page gets: 320 pixels, or 200 % on a small phone. */
export const Narrow: Story = {
  ...TellingAgain,
  decorators: [
    (Story) => (
      <div style={{ maxWidth: 288 }}>
        <Story />
      </div>
    ),
  ],
};
