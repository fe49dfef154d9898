import { useEffect, useMemo, useState } from 'react';
import type { EventView } from './api';
import { BookingForm } from './BookingForm';
import { addMonths, dayOf, firstBookableDay, monthOf } from './dates';
import { DaysView } from './DaysView';
import { channel } from './embed';
import { EventDetails } from './EventDetails';
import { MonthGrid } from './MonthGrid';
import { goWith } from './router';
import { TimeList } from './TimeList';
import { useUi } from './ui';
import { useBookerEvents } from './useBookerEvents';
import { useMonthSlots } from './useMonthSlots';

interface Props {
  view: EventView;
  query: URLSearchParams;
  timeZone: string;
  onTimeZone: (timeZone: string) => void;
}

/** Anyone can write an address, so its date may be invalid. */
const readable = (value: string | null, form: RegExp): string | null =>
  value && form.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;

const pick = (start: string): void => goWith({ slot: start }, 'push');

export function Booker({ view, query, timeZone, onTimeZone }: Props) {
  const { eventType, former } = view;
  const { layout, hideEventTypeDetails = false } = useUi();
  const slot = readable(query.get('slot'), /T/);
  const day = readable(query.get('date'), /^\d{4}-\d{2}-\d{2}$/) ?? (slot && dayOf(slot, timeZone));
  const asked = readable(query.get('month'), /^\d{4}-\d{2}$/);
  const [isMonthFull, setMonthFull] = useState(false);
  const first = monthOf(day ?? firstBookableDay(timeZone));
  const month = asked ?? (isMonthFull ? addMonths(first, 1) : first);
  const formerUid = former?.seatUid ?? former?.booking.uid ?? null;
  const slots = useMonthSlots(eventType.id, month, timeZone, formerUid);

  useBookerEvents(channel, eventType, slots.loaded);
  useEffect(() => {
    document.title = eventType.title;
  }, [eventType.title]);

  const days = useMemo(() => new Set(slots.byDay.keys()), [slots.byDay]);
  // Near the end of a month, no time may be left in it.
  const isFull = slots.loaded && !day && ![...days].some((one) => monthOf(one) === month);
  if (isFull && !isMonthFull) setMonthFull(true);
  const times = (day && slots.byDay.get(day)) || [];
  const isMonthView = layout !== 'week_view' && layout !== 'column_view';

  return (
    <main className="main">
      <div className={`card booker${slot ? ' with-form' : ''}${isMonthView ? '' : ' in-columns'}`}>
        <EventDetails
          view={view}
          slot={slot}
          timeZone={timeZone}
          onTimeZone={onTimeZone}
          hidden={hideEventTypeDetails}
        />
        {slot ? (
          <BookingForm view={view} slot={slot} query={query} timeZone={timeZone} />
        ) : (
          <>
            <MonthGrid
              month={month}
              selected={day}
              days={days}
              loaded={slots.loaded}
              onMonth={(next) => goWith({ month: next, date: null })}
              onDay={(next) => goWith({ month: monthOf(next), date: next })}
            />
            {isMonthView ? (
              <TimeList
                day={day}
                slots={times}
                timeZone={timeZone}
                seats={eventType}
                onPick={pick}
              />
            ) : (
              <DaysView
                from={day}
                count={layout === 'week_view' ? 5 : 3}
                slots={slots}
                timeZone={timeZone}
                seats={eventType}
                onPick={pick}
              />
            )}
          </>
        )}
      </div>
    </main>
  );
}
