import { useState, type FormEvent } from 'react';
import { api, PageError, type BookingView } from './api';
import { fireAll } from './embed';
import { FocusedHeading } from './FocusedHeading';
import { cancelledEvents } from './bookingMessages';

interface Props {
  view: BookingView;
  onKept: () => void;
  onCancelled: () => void;
}

export function CancelForm({ view, onKept, onCancelled }: Props) {
  const { booking, attendee, seatUid, occurrences } = view;
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
      // Without its cookies, Cal.com's page shows no error.
      if (failure instanceof PageError && failure.status === 403) return;
      setError(failure instanceof Error ? failure.message : String(failure));
      return;
    }
    fireAll(cancelledEvents(view));
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
