import { useState, type FormEvent } from 'react';
import { cancelledEvent } from '../../../src/testing/protocol/events';
import { api, type BookingView } from './api';
import { fireAll } from './embed';
import { FocusedHeading } from './FocusedHeading';

interface Props {
  view: BookingView;
  onKept: () => void;
  onCancelled: () => void;
}

export function CancelForm({ view, onKept, onCancelled }: Props) {
  const { booking, eventType, host, attendee, seatUid, occurrences } = view;
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);

  const cancel = async () => {
    const request = {
      uid: booking.uid,
      reason,
      seatUid,
      cancelledBy: attendee?.email ?? null,
      remainingToo: occurrences.length > 0,
    };
    try {
      await api.cancel(request);
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
      return;
    }
    const { fires: _fires, redirects: _redirects, ...publicType } = eventType;
    const { name, email, timeZone } = host;
    const cancelled = { ...booking, status: 'CANCELLED', cancellationReason: reason };
    fireAll([cancelledEvent(cancelled, { name, email, timeZone }, publicType)]);
    onCancelled();
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void cancel();
  };

  return (
    <form className="form" onSubmit={onSubmit}>
      <FocusedHeading level={2}>Cancel this meeting?</FocusedHeading>
      <div className="field">
        <label htmlFor="cancellation-reason">Reason for cancellation</label>
        <textarea
          id="cancellation-reason"
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {error && (
        <p role="alert" className="alert">
          {error}
        </p>
      )}
      <div className="actions">
        <button type="button" className="quiet" onClick={onKept}>
          Keep it
        </button>
        <button type="submit" className="primary">
          Cancel meeting
        </button>
      </div>
    </form>
  );
}
