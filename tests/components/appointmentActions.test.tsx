import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { AppointmentActions } from '../../src/components/AppointmentActions';
import { englishLabels } from '../../src/texts/labels';
import { allLabels } from '../../src/texts/panelLabels';
import { BookingError } from '../../src/errors';

const labels = allLabels(englishLabels);

async function cancelWith(cancel: () => Promise<unknown>): Promise<void> {
  render(<AppointmentActions labels={labels} cancel={cancel} />);
  await userEvent.click(screen.getByRole('button', { name: labels.cancelAppointment }));
  await userEvent.click(screen.getByRole('button', { name: labels.cancelConfirm }));
}

it('a cancellation that Cal.com refuses for good is reported at the focus, and not offered again', async () => {
  await cancelWith(() => Promise.reject(new BookingError('bad_request', 'No.')));
  const reason = await screen.findByText(labels.cancelRefused);
  await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
  expect(screen.getByRole('alert')).toContainElement(reason);
  expect(screen.queryByRole('button', { name: labels.cancelAppointment })).toBeNull();
});

it('a failed cancellation can be retried', async () => {
  const passing = new BookingError('network', 'Not now.', { recoverable: true });
  const cancel = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(passing);
  await cancelWith(cancel);
  await screen.findByText(labels.cancelFailed);
  await userEvent.click(screen.getByRole('button', { name: labels.cancelConfirm }));
  await waitFor(() => expect(cancel).toHaveBeenCalledTimes(2));
  expect(await screen.findByRole('button', { name: labels.cancelAppointment })).toHaveFocus();
});

it('the question before cancelling a series names all its dates', async () => {
  render(<AppointmentActions labels={labels} cancel={() => Promise.resolve()} isSeries />);
  await userEvent.click(screen.getByRole('button', { name: labels.cancelAppointment }));
  expect(screen.getByText(labels.cancelAllQuestion)).toBeInTheDocument();
});

const dates = [{ start: '2027-01-05T08:00:00Z', end: '2027-01-05T08:30:00Z' }];
const entry = { uid: 'a', title: 'Intake', dates };

it('onError is called if the code that makes calendar files can’t be loaded', async () => {
  vi.doMock('../../src/booking/calendarFile', () => {
    throw new Error('The server has no such file any more.');
  });
  const onError = vi.fn();
  render(<AppointmentActions labels={labels} calendarEntry={entry} onError={onError} />);
  await userEvent.click(screen.getByRole('button', { name: labels.addToCalendar }));
  expect(await screen.findByText(labels.calendarFailed)).toBeInTheDocument();
  expect(onError).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ code: 'chunk_failed', recoverable: true }),
  );
  vi.doUnmock('../../src/booking/calendarFile');
});

it('an error is shown if the calendar file can’t be saved', async () => {
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    throw new Error('No blobs here.');
  });
  render(<AppointmentActions labels={labels} calendarEntry={entry} />);
  await userEvent.click(screen.getByRole('button', { name: labels.addToCalendar }));
  expect(await screen.findByText(labels.calendarFailed)).toBeInTheDocument();
});

it('Escape closes the question, and keeps the appointment and the reason that was typed', async () => {
  const cancel = vi.fn(() => Promise.resolve());
  render(<AppointmentActions labels={labels} cancel={cancel} />);
  const opener = () => screen.getByRole('button', { name: labels.cancelAppointment });
  await userEvent.click(opener());
  await userEvent.type(screen.getByRole('textbox'), 'I feel better');
  await userEvent.keyboard('{Escape}');
  expect(opener()).toHaveFocus();
  expect(cancel).not.toHaveBeenCalled();
  await userEvent.click(opener());
  expect(screen.getByRole('textbox')).toHaveValue('I feel better');
});

it('a long reason shows how many characters are left before the limit', async () => {
  render(<AppointmentActions labels={labels} cancel={() => Promise.resolve()} />);
  await userEvent.click(screen.getByRole('button', { name: labels.cancelAppointment }));
  await userEvent.click(screen.getByRole('textbox'));
  await userEvent.paste('x'.repeat(400));
  expect(screen.queryByText('400 / 500')).toBeNull();
  await userEvent.type(screen.getByRole('textbox'), 'y');
  expect(screen.getByText('401 / 500')).toHaveAttribute('role', 'status');
});

it('the focus returns to its button after the patient closes the page for another time', () => {
  render(<AppointmentActions labels={labels} reschedule={() => undefined} isBack />);
  expect(screen.getByRole('button', { name: labels.reschedule })).toHaveFocus();
});
