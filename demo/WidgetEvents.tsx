import { Pairs } from './Pairs';
import type { WidgetEvent } from './widgetEvent';

interface WidgetEventsProps {
  /** Status of the booking widget; unknown on another visit. */
  status: string | undefined;
  events: readonly WidgetEvent[];
}

/** The components' events, oldest first. */
export function WidgetEvents({ status, events }: WidgetEventsProps) {
  return (
    <>
      <p className="hint">
        {status === undefined ? (
          'Nothing yet.'
        ) : (
          <>
            Its status is <code>{status}</code>.
          </>
        )}
      </p>
      <ol className="events" aria-label="Callbacks">
        {events.map(({ name, uid, previousUid }) => (
          <li key={`${name} ${uid}`}>
            <code>{name}</code>
            <Pairs
              pairs={[
                ['uid', uid],
                ...(previousUid === undefined ? [] : [['instead of', previousUid] as const]),
              ]}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
