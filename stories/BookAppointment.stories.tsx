import type { Meta, StoryObj } from '@storybook/react-vite';
import { BookAppointment, type BookAppointmentProps } from 'awell-cal-booking';
import { expect, within } from 'storybook/test';
import { ada, book, reads } from './patient';
import { argTypes, bookingArgs } from './settings';
import { completeActivity, events } from './spies';
import { NewActivity, withActivity } from './withActivity';

const meta = {
  title: 'BookAppointment',
  component: BookAppointment,
  decorators: [withActivity<BookAppointmentProps>((activityId) => ({ activityId }))],
  args: bookingArgs,
  argTypes,
} satisfies Meta<typeof BookAppointment>;

export default meta;

type Story = StoryObj<typeof meta>;

/** The patient chooses a time; the activity is completed with the booking's id. */
export const Default: Story = {};

/**
 * The whole booking, played automatically: a day, a time, the form, and what the patient and the app see afterwards.
 */
export const WholeBooking: Story = {
  args: { prefill: ada },
  parameters: { needsSandbox: true },
  play: async ({ canvasElement, args, step }) => {
    await book(canvasElement, step);
    await step('The patient reads that it is booked', async () => {
      await reads(canvasElement, 'booked');
      await expect(canvasElement.querySelector('iframe')).toBeNull();
      await expect(within(canvasElement).getByRole('time')).toHaveAttribute('datetime');
    });
    await step('The activity is completed with the id of the booking', async () => {
      await reads(canvasElement, 'completed');
      const [booking] = events.onCompleted.mock.lastCall ?? [];
      await expect(args.completeActivity).toHaveBeenLastCalledWith(
        expect.objectContaining({
          dataPoints: [{ key: 'bookingId', value: String(booking?.id) }],
        }),
      );
    });
  },
};

/** The form is filled in with what the app knows, and the patient can still change it. */
export const Prefilled: Story = {
  args: {
    prefill: {
      name: 'Ada Martens',
      email: 'ada.martens@example.com',
      notes: 'I would rather come in the morning.',
    },
  },
};

/** The clinic's colour, also on the booking page. The text on it is black or white, whichever is readable. */
export const WithBrandColor: Story = { args: { brandColor: '#7c3aed' } };

/** The booking page follows the theme, also when it changes. */
export const Dark: Story = { globals: { theme: 'dark' } };

/** The host has to confirm: the activity is completed at once, and the patient reads that it is a request. */
export const NeedsConfirmation: Story = { args: { calLink: 'clinic/intake-confirm' } };

/** Booked first and paid for afterwards, so the booking page stays below the booking. */
export const NeedsPayment: Story = { args: { calLink: 'clinic/intake-paid' } };

/** Four appointments in one booking. Cal.com gives it no numeric id, so the `uid` is sent. */
export const Recurring: Story = {
  args: { calLink: 'clinic/intake-recurring', bookingIdFrom: 'uid' },
};

/** A time that patients share. Each of them has a seat with its own key. */
export const Seats: Story = { args: { calLink: 'clinic/intake-seats', bookingIdFrom: 'uid' } };

/** The link leads nowhere: the patient can retry, or open the page in a new tab. */
export const PageNotFound: Story = { args: { calLink: 'clinic/intake-missing' } };

/** The page loads and sends no message: the patient sees the same, after `loadTimeout`. */
export const PageNeverAnswers: Story = {
  args: { calLink: 'clinic/intake-dead', loadTimeout: 1500 },
};

/** A mistake in the code or in the care flow: this `calLink` was not decoded. */
export const InvalidCalLink: Story = { args: { calLink: 'clinic/intake?month&#x3D;2027-01' } };

/** Awell cannot be reached: the booking is safe, and the completion is retried until Awell accepts it. */
export const CompletionFails: Story = { args: { completeActivity: completeActivity.fails } };

/** Awell refuses the booking, and a retry cannot help: the patient reads what to do. */
export const CompletionRefused: Story = { args: { completeActivity: completeActivity.isRefused } };

/** Two activities on one page: each receives only its own booking. */
export const TwoWidgets: Story = {
  parameters: { needsSandbox: true },
  render: (args) => (
    <>
      <section aria-label="Intake">
        <BookAppointment {...args} />
      </section>
      <section aria-label="Group intake" style={{ marginTop: '1.5rem' }}>
        <NewActivity>
          {(activityId) => (
            <BookAppointment
              {...args}
              activityId={activityId}
              calLink="clinic/intake-seats"
              bookingIdFrom="uid"
              brandColor="#0b6b6f"
            />
          )}
        </NewActivity>
      </section>
    </>
  ),
};
