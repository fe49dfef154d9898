import { useId, useState } from 'react';
import { ConnectionTrouble } from './ConnectionTrouble';
import { type CalBooking, useCalBooking } from './useCalBooking';
import type { CareFlowState } from './useCareFlow';

interface WhatAwellSeesProps {
  careFlow: CareFlowState;
  bookingUid: string | undefined;
  status: string | undefined;
}

const isWide = (): boolean => matchMedia('(min-width: 64rem)').matches;

/** The other side of the page, live: folded away on a phone, where the patient comes first. */
export function WhatAwellSees({ careFlow, bookingUid, status }: WhatAwellSeesProps) {
  const [startsOpen] = useState(isWide);
  const { careFlowId, activities, dataPoints } = careFlow;
  const bookingId = dataPoints.find(({ label }) => label === 'bookingId')?.value;
  return (
    <aside className="panel" aria-label="What Awell sees">
      <details open={startsOpen}>
        <summary>
          <h2>What Awell sees</h2>
        </summary>
        <p className="hint">
          Care flow <code>{careFlowId ?? '…'}</code>
        </p>
        <h3>Activities</h3>
        <ol className="activities">
          {activities.map(({ id, object, status: state }) => (
            <li key={id} data-status={state}>
              <span>
                {object.name}
                <small>{object.type}</small>
              </span>
              <strong>{state}</strong>
            </li>
          ))}
        </ol>
        <h3>Data points</h3>
        {dataPoints.length === 0 && <p className="hint">None yet.</p>}
        <Pairs pairs={dataPoints.map(({ label, value }) => [label, value])} />
        <h3>The booking at Cal.com</h3>
        <BookingAtCal uid={bookingUid} bookingId={bookingId} />
        {status !== undefined && (
          <p className="hint">
            Widget: <code>{status}</code>
          </p>
        )}
        {DEMO_ENVIRONMENT.isAwellSandbox && <ConnectionTrouble />}
      </details>
    </aside>
  );
}

function BookingAtCal({
  uid,
  bookingId,
}: {
  uid: string | undefined;
  bookingId?: string | undefined;
}) {
  const booking = useCalBooking(uid);
  const pathId = useId();
  if (uid === undefined) return <p className="hint">None yet.</p>;
  if (booking === undefined) return <p className="hint">Reading it…</p>;
  if (booking === null) {
    return <p className="hint">Its API does not show this booking without a key.</p>;
  }
  const { id, status, start, title } = booking;
  return (
    <>
      <p className="hint" id={pathId}>
        <code>GET /v2/bookings/{uid}</code>
      </p>
      <Pairs
        labelledBy={pathId}
        pairs={[
          ['data.id', String(id)],
          ['data.uid', booking.uid],
          ['data.title', title],
          ['data.status', status],
          ['data.start', start],
        ]}
      />
      {bookingId !== undefined && <Match bookingId={bookingId} booking={booking} />}
    </>
  );
}

function Match({ bookingId, booking }: { bookingId: string; booking: CalBooking }) {
  const field = (['id', 'uid'] as const).find((key) => String(booking[key]) === bookingId);
  if (!field) {
    return (
      <p className="match" data-equal="false">
        <code>bookingId</code> is neither <code>data.id</code> nor <code>data.uid</code>.
      </p>
    );
  }
  return (
    <p className="match" data-equal="true">
      <code>bookingId</code> equals <code>data.{field}</code>
      {field === 'uid' && ', as this booking came without a number'}.
    </p>
  );
}

interface PairsProps {
  pairs: readonly (readonly [name: string, value: string])[];
  labelledBy?: string;
}

function Pairs({ pairs, labelledBy }: PairsProps) {
  if (pairs.length === 0) return null;
  return (
    <dl className="pairs" aria-labelledby={labelledBy}>
      {pairs.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
