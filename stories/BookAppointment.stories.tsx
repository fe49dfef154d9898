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

/** The whole booking, by itself: a day, a time, the form, and what the patient and the app know after it. */
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

/** The form is filled with what the app knows, and can still be changed. */
export const Prefilled: Story = {
  args: {
    prefill: {
      name: 'Ada Martens',
      email: 'ada.martens@example.com',
      notes: 'I would rather come in the morning.',
    },
  },
};

/** The clinic's colour, on the booking page too. The text on it is black or white, as can be read. */
export const WithBrandColor: Story = { args: { brandColor: '#7c3aed' } };

/** The booking page follows the theme, and goes on following when it changes. */
export const Dark: Story = { globals: { theme: 'dark' } };

/** The host has to confirm: the activity is completed at once, and the patient is told that it is a request. */
export const NeedsConfirmation: Story = { args: { calLink: 'clinic/intake-confirm' } };

/** Booked first and paid for after, so that the booking page stays below what was booked. */
export const NeedsPayment: Story = { args: { calLink: 'clinic/intake-paid' } };

/** Four appointments in one booking. Cal.com gives it no numeric id, so `uid` is told. */
export const Recurring: Story = {
  args: { calLink: 'clinic/intake-recurring', bookingIdFrom: 'uid' },
};

/** A time that patients share. Whoever joins one has a seat with a key of its own. */
export const Seats: Story = { args: { calLink: 'clinic/intake-seats', bookingIdFrom: 'uid' } };

/** The link leads nowhere: the patient is offered another try and the page in a new tab. */
export const PageNotFound: Story = { args: { calLink: 'clinic/intake-missing' } };

/** The page loads and never speaks: the same, after `loadTimeout`. */
export const PageNeverAnswers: Story = {
  args: { calLink: 'clinic/intake-dead', loadTimeout: 1500 },
};

/** A mistake in the code or in the care flow, here a `calLink` that was not decoded. */
export const InvalidCalLink: Story = { args: { calLink: 'clinic/intake?month&#x3D;2027-01' } };

/** Awell cannot be reached: the booking is safe, and Awell is told again until it works. */
export const CompletionFails: Story = { args: { completeActivity: completeActivity.fails } };

/** Awell will not have it, and trying again cannot help: the patient is told so. */
export const CompletionRefused: Story = { args: { completeActivity: completeActivity.isRefused } };

/** Two activities on one page: each hears of its own booking only. */
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
