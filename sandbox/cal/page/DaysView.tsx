import type { PageEventType } from './api';
import { dayName, type Day } from './dates';
import { TimeButton } from './TimeButton';
import type { MonthSlots } from './useMonthSlots';

interface Props {
  from: Day | null;
  count: number;
  slots: MonthSlots;
  timeZone: string;
  seats: Pick<PageEventType, 'seatsPerTimeSlot'>;
  onPick: (start: string) => void;
}

/** The next days with free times, side by side. */
export function DaysView({ from, count, slots, timeZone, seats, onPick }: Props) {
  const days = [...slots.byDay.entries()].filter(([day]) => !from || day >= from).slice(0, count);
  return (
    <div className="days">
      {days.map(([day, times]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{dayName(day)}</h2>
          <ul>
            {times.map((slot) => (
              <li key={slot.start}>
                <TimeButton slot={slot} timeZone={timeZone} seats={seats} onPick={onPick} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
