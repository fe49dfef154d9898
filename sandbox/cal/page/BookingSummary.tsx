import type { BookingView } from './api';
import { whenText } from './dates';

export function BookingSummary({ view, timeZone }: { view: BookingView; timeZone: string }) {
  const { booking, seatUid, occurrences, eventType, host, attendee } = view;
  const length = eventType.length * 60_000;
  const times = occurrences.length > 0 ? occurrences : [booking];
  const reason = booking.cancellationReason;
  return (
    <dl>
      <dt>What</dt>
      <dd>
        {seatUid ? `${eventType.title} between ${host.name} and ${attendee?.name}` : booking.title}
      </dd>
      <dt>When</dt>
      {times.map(({ uid, startTime, status }) => {
        const end = new Date(Date.parse(startTime) + length).toISOString();
        const text = whenText(startTime, end, timeZone);
        return <dd key={uid}>{status === 'CANCELLED' ? <s>{text}</s> : text}</dd>;
      })}
      <dd className="hint">{timeZone.replaceAll('_', ' ')}</dd>
      <dt>Who</dt>
      <dd>{host.name}</dd>
      <dd className="hint">{host.email}</dd>
      {attendee && (
        <>
          <dd>{attendee.name}</dd>
          <dd className="hint">{attendee.email}</dd>
        </>
      )}
      {booking.guests.map((guest) => (
        <dd key={guest}>{guest}</dd>
      ))}
      <dt>Where</dt>
      <dd>Video call</dd>
      {booking.description && (
        <>
          <dt>Notes</dt>
          <dd>{booking.description}</dd>
        </>
      )}
      {reason && (
        <>
          <dt>Reason</dt>
          <dd>{reason}</dd>
        </>
      )}
    </dl>
  );
}
