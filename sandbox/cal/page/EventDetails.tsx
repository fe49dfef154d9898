import { useMemo } from 'react';
import type { EventView } from './api';
import { whenText } from './dates';

interface Props {
  view: EventView;
  slot: string | null;
  timeZone: string;
  onTimeZone: (timeZone: string) => void;
  hidden: boolean;
}

const endOf = (start: string, minutes: number): string =>
  new Date(Date.parse(start) + minutes * 60_000).toISOString();

const allZones = (current: string): string[] => {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(current) ? known : [current, ...known];
};

const money = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en-IE', { style: 'currency', currency }).format(amount / 100);

export function EventDetails({ view, slot, timeZone, onTimeZone, hidden }: Props) {
  const { eventType, host, former } = view;
  if (hidden) return <h1 className="sr-only">{eventType.title}</h1>;
  return (
    <div className="details">
      <p className="host">{host.name}</p>
      <h1>{eventType.title}</h1>
      <p>{eventType.description}</p>
      {slot && <p className="strong">{whenText(slot, endOf(slot, eventType.length), timeZone)}</p>}
      {former && (
        <p>
          <span className="label">Former time</span>
          <s>{whenText(former.booking.startTime, former.booking.endTime, timeZone)}</s>
        </p>
      )}
      <p>{eventType.length} minutes</p>
      {eventType.recurringEvent && (
        <p>Repeats weekly, {eventType.recurringEvent.count} appointments</p>
      )}
      {eventType.price > 0 && <p>{money(eventType.price, eventType.currency)}</p>}
      <ZonePicker timeZone={timeZone} onTimeZone={onTimeZone} />
    </div>
  );
}

function ZonePicker({ timeZone, onTimeZone }: Pick<Props, 'timeZone' | 'onTimeZone'>) {
  const zones = useMemo(() => allZones(timeZone), [timeZone]);
  return (
    <label className="zone">
      <span className="label">Time zone</span>
      <select value={timeZone} onChange={(event) => onTimeZone(event.target.value)}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    </label>
  );
}
