import type { PageEventType, Slot } from './api';
import { timeOf } from './dates';

interface Props {
  slot: Slot;
  timeZone: string;
  seats: Pick<PageEventType, 'seatsPerTimeSlot'>;
  onPick: (start: string) => void;
}

export function TimeButton({ slot, timeZone, seats, onPick }: Props) {
  const time = timeOf(slot.start, timeZone);
  const left = (seats.seatsPerTimeSlot ?? 0) - (slot.taken?.attendees ?? 0);
  const seatsId = `seats-${slot.start}`;
  return (
    <button
      type="button"
      className="time"
      aria-label={time}
      aria-describedby={seats.seatsPerTimeSlot ? seatsId : undefined}
      onClick={() => onPick(slot.start)}
    >
      {time}
      {seats.seatsPerTimeSlot && (
        <span id={seatsId} className="seats">
          {left} {left === 1 ? 'seat' : 'seats'} left
        </span>
      )}
    </button>
  );
}
