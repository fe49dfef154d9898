import { Pairs } from './Pairs';
import type { Told } from './told';

interface WidgetEventsProps {
  /** Status of the booking widget; unknown on another visit. */
  status: string | undefined;
  told: readonly Told[];
}

/** The components' events, oldest first. */
export function WidgetEvents({ status, told }: WidgetEventsProps) {
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
      <ol className="told" aria-label="Callbacks">
        {told.map(({ name, uid, previousUid }) => (
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
