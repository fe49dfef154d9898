import { useCallback, useEffect, useState } from 'react';
import { type Choice, eventFor, readChoice, readKeptChoice, writeChoice } from './choice';
import { Controls } from './Controls';
import { arrive, type Returned } from './returned';
import { Visit } from './Visit';

function firstChoice(returned: Returned | undefined): Choice {
  if (!returned) return readChoice(location.search);
  const kept = readKeptChoice();
  if (kept.careFlowId !== undefined || 'error' in returned) return kept;
  return { ...kept, careFlowId: returned.redirect.careFlowId };
}

export function App() {
  const [returned, setReturned] = useState(arrive);
  /** The patient came back, and the activity is not completed yet: a reload has to read the address again. */
  const [isArriving, setArriving] = useState(returned !== undefined);
  const [choice, setChoice] = useState(() => firstChoice(returned));
  const [run, setRun] = useState(0);

  useEffect(() => {
    if (!isArriving) writeChoice(choice);
  }, [choice, isArriving]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = choice.theme;
  }, [choice.theme]);

  const onStarted = useCallback((careFlowId: string) => {
    setChoice((previous) => ({ ...previous, careFlowId }));
  }, []);
  const onArrived = useCallback(() => setArriving(false), []);
  const onLeave = useCallback(() => {
    setReturned(undefined);
    setArriving(false);
  }, []);

  /** Another mode or event page starts another visit; another theme does not. */
  const change = (changes: Partial<Choice>) => {
    const startsAgain = !('theme' in changes);
    setChoice((previous) => {
      const next = { ...previous, ...changes };
      const isSameMode = next.mode === previous.mode;
      const event = eventFor(next.mode, isSameMode ? next.event : '');
      return startsAgain ? { ...next, event, careFlowId: undefined } : next;
    });
    if (!startsAgain) return;
    onLeave();
    setRun((previous) => previous + 1);
  };

  return (
    <>
      <Controls choice={choice} onChange={change} />
      <Visit
        key={run}
        choice={choice}
        returned={returned}
        onStarted={onStarted}
        onArrived={onArrived}
        onLeave={onLeave}
        onStartAgain={() => change({})}
      />
    </>
  );
}
