import { StrictMode, useEffect, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { activityDetails, completeActivity, currentActivity, type Place } from './awell';
import { loadComponent } from './loadComponent';

const query = new URLSearchParams(location.search);
const place: Place = {
  endpoint: query.get('awell') ?? '',
  token: query.get('token') ?? '',
};
const extensionsUrl = query.get('extensions') ?? '';

/** The current activity: a component of an extension, or the activity's name. */
function Session(): ReactElement {
  const [content, setContent] = useState(<p>Loading…</p>);
  const [completed, setCompleted] = useState(0);

  useEffect(() => {
    const show = async (): Promise<void> => {
      const activity = await currentActivity(place);
      if (activity?.object.type !== 'PLUGIN_ACTION') {
        setContent(<h1>{activity?.object.name ?? 'There are no more activities.'}</h1>);
        return;
      }
      const [Component, details] = await Promise.all([
        loadComponent(extensionsUrl, 'calDotCom.bookAppointment'),
        activityDetails(place, activity.object.id),
      ]);
      // As in Awell's hosts: the component gets no result, and errors go to the console.
      const submit = (dataPoints: Record<string, unknown>): void => {
        completeActivity(place, activity.id, dataPoints)
          .then(() => setCompleted((count) => count + 1))
          .catch(() => console.warn('The activity was not completed.'));
      };
      setContent(<Component key={activity.id} activityDetails={details} onSubmit={submit} />);
    };
    show().catch(() => setContent(<p role="alert">This activity is not supported.</p>));
  }, [completed]);

  return content;
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Session />
  </StrictMode>,
);
