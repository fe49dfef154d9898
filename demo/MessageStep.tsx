import { useId, useState } from 'react';
import { type Activity, markAsRead, type Message } from './awell';
import { useFocusOnMount } from './useFocusOnMount';

interface MessageStepProps {
  activity: Activity;
  message: Message;
  takesFocus: boolean;
  onRead: () => Promise<void>;
}

/** The text of a message without its markup, because a clinic's HTML must not run in a patient's page. */
function paragraphsOf({ body }: Message): string[] {
  const { body: parsed } = new DOMParser().parseFromString(body, 'text/html');
  const blocks = [...parsed.querySelectorAll('p, li, h1, h2, h3')];
  return (blocks.length > 0 ? blocks : [parsed])
    .map((block) => block.textContent?.trim() ?? '')
    .filter((text) => text !== '');
}

export function MessageStep({ activity, message, takesFocus, onRead }: MessageStepProps) {
  const headingId = useId();
  const heading = useFocusOnMount<HTMLHeadingElement>(takesFocus);
  const [state, setState] = useState<'reading' | 'sending' | 'failed'>('reading');

  const proceed = async () => {
    setState('sending');
    try {
      await markAsRead(activity.id);
      await onRead();
    } catch {
      setState('failed');
    }
  };

  return (
    <section className="card" aria-labelledby={headingId}>
      <h2 id={headingId} ref={heading} tabIndex={-1}>
        {message.subject ?? activity.object.name}
      </h2>
      {paragraphsOf(message).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {state === 'failed' && (
        <p role="alert" className="trouble">
          That did not reach your clinic. Please try again.
        </p>
      )}
      <button type="button" disabled={state === 'sending'} onClick={() => void proceed()}>
        Continue
      </button>
    </section>
  );
}
