import { useCallback, useState } from 'react';
import { paymentRedirect } from '../../../src/testing/protocol/redirect';
import { api } from './api';
import { FocusedHeading } from './FocusedHeading';
import { Loading } from './Loading';
import { Notice } from './Notice';
import { go, pathTo } from './router';
import { useFetched } from './useFetched';

export function PaymentPage({ uid, query }: { uid: string; query: URLSearchParams }) {
  const { data, error } = useFetched(useCallback(() => api.payment(uid), [uid]));
  const [declined, setDeclined] = useState(false);
  if (error) return <Notice title="This payment does not exist" />;
  if (!data) return <Loading />;
  const { amount, currency, bookingUid, seatReferenceUid } = data.payment;
  const price = new Intl.NumberFormat('en-IE', { style: 'currency', currency }).format(
    amount / 100,
  );

  const pay = async () => {
    await api.pay(uid);
    const { booking, eventType, host } = data;
    const { successRedirectUrl: target, redirects } = eventType;
    if (redirects && target && window.top) {
      window.top.location.href = paymentRedirect(target, booking, host, uid);
      return;
    }
    go(pathTo(['booking', bookingUid], { seatReferenceUid, email: query.get('email') }));
  };

  return (
    <main className="main">
      <div className="card narrow">
        <FocusedHeading level={1}>Payment</FocusedHeading>
        <p>Your time is held. It becomes definite when {price} is paid.</p>
        <p className="hint">Nothing is charged here: both buttons only pretend.</p>
        {declined && (
          <p role="alert" className="alert">
            The card was declined. Your time is still held.
          </p>
        )}
        <div className="actions">
          <button type="button" className="quiet" onClick={() => setDeclined(true)}>
            Try a declined card
          </button>
          <button type="button" className="primary" onClick={() => void pay()}>
            Pay
          </button>
        </div>
      </div>
    </main>
  );
}
