import type { PageEventType, Slot } from './api';
import { dayName, type Day } from './dates';
import { FocusedHeading } from './FocusedHeading';
import { TimeButton } from './TimeButton';

interface Props {
  day: Day | null;
  slots: Slot[];
  timeZone: string;
  seats: Pick<PageEventType, 'seatsPerTimeSlot'>;
  onPick: (start: string) => void;
}

export function TimeList({ day, slots, timeZone, seats, onPick }: Props) {
  if (!day) {
    return (
      <section className="times">
        <p className="hint">Choose a day to see its times.</p>
      </section>
    );
  }
  return (
    <section className="times" aria-label="Times" key={day}>
      <FocusedHeading level={2}>{dayName(day)}</FocusedHeading>
      {slots.length === 0 && <p className="hint">No times are left on this day.</p>}
      <ul>
        {slots.map((slot) => (
          <li key={slot.start}>
            <TimeButton slot={slot} timeZone={timeZone} seats={seats} onPick={onPick} />
          </li>
        ))}
      </ul>
    </section>
  );
}
