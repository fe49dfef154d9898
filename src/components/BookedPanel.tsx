import type { ReactNode } from 'react';
import type { BookedState } from '../completion/machine';
import { formatTime, formatTimeZone } from './formatTime';
import type { BookingLabels } from './labels';

export interface BookedPanelProps {
  state: BookedState;
  labels: BookingLabels;
  locale: string | undefined;
  timeZone: string | undefined;
  onRetry: () => void;
}

function progress(state: BookedState, labels: BookingLabels): string {
  const { booking } = state;
  switch (state.status) {
    case 'failed':
      return labels.refused;
    case 'completed':
      return booking.status === 'pending' && !booking.paymentRequired
        ? labels.pending
        : labels.completed;
    case 'completing':
      return state.error ? labels.tellingAgain : labels.telling;
    default:
      return labels.telling;
  }
}

/** What was booked, and how far telling the clinic has come. */
export function BookedPanel(props: BookedPanelProps): ReactNode {
  const { state, labels, locale, timeZone, onRetry } = props;
  const { booking } = state;
  const canRetry = state.status === 'completing' && state.error !== undefined;
  const dates = booking.occurrences ?? (booking.start ? [{ start: booking.start }] : []);

  return (
    <section data-awell-booking-panel="booked">
      <h2>{labels.booked}</h2>
      {booking.title && <p data-awell-booking-title="">{booking.title}</p>}
      <dl>
        {dates[0] && (
          <div>
            <dt>{dates.length > 1 ? labels.occurrences : labels.when}</dt>
            {dates.map(({ start }) => (
              <dd key={start}>
                <time dateTime={start}>{formatTime(start, locale, timeZone)}</time>
              </dd>
            ))}
            <dd data-awell-booking-zone="">{formatTimeZone(dates[0].start, locale, timeZone)}</dd>
          </div>
        )}
        {booking.hostName && (
          <div>
            <dt>{labels.host}</dt>
            <dd>{booking.hostName}</dd>
          </div>
        )}
        {booking.videoCallUrl && (
          <div>
            <dt>{labels.videoCall}</dt>
            <dd>
              <a href={booking.videoCallUrl} target="_blank" rel="noreferrer">
                {booking.videoCallUrl}
              </a>
            </dd>
          </div>
        )}
      </dl>
      <p data-awell-booking-progress="">{progress(state, labels)}</p>
      {booking.paymentRequired && <p data-awell-booking-note="">{labels.paymentNeeded}</p>}
      {canRetry && (
        <button type="button" onClick={onRetry}>
          {labels.tryNow}
        </button>
      )}
    </section>
  );
}
