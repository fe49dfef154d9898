import { api, type PageEventType } from './api';
import { channel } from './embed';
import { FocusedHeading } from './FocusedHeading';
import { Loading } from './Loading';
import { Notice } from './Notice';
import { go, pathTo } from './router';
import { useFetched } from './useFetched';

export function ProfilePage() {
  const { data, error } = useFetched(api.profile);
  if (error) return <Notice title="This page does not exist" />;
  if (!data) return <Loading />;
  const select = ({ fires: _fires, redirects: _redirects, ...eventType }: PageEventType) => {
    channel.fire('eventTypeSelected', { eventType });
    go(pathTo([data.host.username, eventType.slug]));
  };
  return (
    <main className="main">
      <div className="card narrow">
        <FocusedHeading level={1}>{data.host.name}</FocusedHeading>
        <ul className="events">
          {data.eventTypes.map((eventType) => (
            <li key={eventType.id}>
              <button type="button" className="event" onClick={() => select(eventType)}>
                <span className="strong">{eventType.title}</span>
                <span>{eventType.description}</span>
                <span className="hint">{eventType.length} minutes</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
