import { useState } from 'react';
import { metadataFrom } from '../../../src/testing/protocol/messages';
import { successRedirect, type RedirectedBooking } from '../../../src/testing/protocol/redirect';
import type { BookingResponse } from '../../../src/testing/protocol/types';
import { api, PageError, type EventView } from './api';
import { fireAll } from './embed';
import { guestList, type Answers } from './prefill';
import { go, goWith, pathTo } from './router';
import { madeEvents } from './bookingMessages';

interface Booking {
  view: EventView;
  slot: string;
  query: URLSearchParams;
  timeZone: string;
}

const isDryRun = (query: URLSearchParams): boolean =>
  query.get('cal.isBookingDryRun') === 'true' || query.get('cal.sandbox') === 'true';

function send({ view, slot, query, timeZone }: Booking, answers: Answers) {
  const { eventType, former } = view;
  const { name, email, notes, rescheduleReason } = answers;
  const body = {
    eventTypeId: eventType.id,
    start: slot,
    timeZone,
    language: 'en',
    responses: {
      name,
      email,
      guests: guestList(answers.guests),
      ...(notes ? { notes } : {}),
      ...(rescheduleReason ? { rescheduleReason } : {}),
    },
    metadata: metadataFrom(query),
    rescheduleUid: former ? (former.seatUid ?? former.booking.uid) : null,
    rescheduledBy: query.get('rescheduledBy'),
    isDryRun: isDryRun(query),
  };
  return eventType.recurringEvent && !former
    ? api.bookSeries(body)
    : api.book(body).then((booking) => [booking]);
}

function leave({ view, query }: Booking, booking: BookingResponse, answers: Answers): void {
  const { eventType, former, host } = view;
  const { paymentUid, seatReferenceUid, uid } = booking;
  const target = eventType.successRedirectUrl ?? document.referrer;
  if (isDryRun(query)) {
    go(pathTo(['booking', 'dry-run-successful']));
    return;
  }
  const visit = {
    isSuccessBookingPage: 'true',
    allRemainingBookings: eventType.recurringEvent ? 'true' : null,
    email: answers.email,
    eventTypeSlug: eventType.slug,
    seatReferenceUid,
    rescheduledBy: former ? (query.get('rescheduledBy') ?? answers.email) : null,
  };
  if (!paymentUid && eventType.redirects && target && window.top) {
    window.top.location.href = successRedirect({
      target,
      pageSearch: window.location.search,
      visit: {
        ...visit,
        // Not ISO 8601, unlike all other times.
        // What Next.js reads from the path.
        user: host.username,
        type: eventType.slug,
        formerTime: former && new Date(former.booking.startTime).toUTCString(),
      },
      booking: booking as BookingResponse & RedirectedBooking,
      host,
      isEmbed: window.top !== window,
      forwardsParams: eventType.forwardParamsSuccessRedirect,
    });
    return;
  }
  // The Back button must lead to the calendar, not to the form of a time that is now taken.
  goWith({ slot: null, date: null });
  const shown = {
    ...visit,
    formerTime: former?.booking.startTime,
    'flag.coep': query.get('flag.coep') ?? 'false',
  };
  go(pathTo(paymentUid ? ['payment', paymentUid] : ['booking', uid], shown));
}

export interface BookingState {
  sending: boolean;
  error: string | null;
  /** The booking that the patient can reschedule instead of making one too many. */
  movableUid: string | undefined;
  submit: (answers: Answers) => void;
}

export function useBooking(booking: Booking): BookingState {
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [movableUid, setMovableUid] = useState<string>();

  const submit = (answers: Answers) => {
    setSending(true);
    setError(null);
    send(booking, answers)
      .then((bookings) => {
        const [first] = bookings;
        fireAll(madeEvents(booking.view, bookings, isDryRun(booking.query)));
        if (first) leave(booking, first, answers);
        return undefined;
      })
      .catch((reason: unknown) => {
        setError(reason instanceof Error ? reason.message : String(reason));
        if (reason instanceof PageError) setMovableUid(reason.rescheduleUid);
        setSending(false);
      });
  };

  return { sending, error, movableUid, submit };
}
