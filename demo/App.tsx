import { useCallback, useEffect, useState } from 'react';
import { type Choice, readChoice, writeChoice } from './choice';
import { Controls } from './Controls';
import { Visit } from './Visit';

export function App() {
  const [choice, setChoice] = useState(() => readChoice(location.search));
  const [run, setRun] = useState(0);

  useEffect(() => writeChoice(choice), [choice]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = choice.theme;
  }, [choice.theme]);

  const onStarted = useCallback((careFlowId: string) => {
    setChoice((previous) => ({ ...previous, careFlowId }));
  }, []);

  /** Another way in or another event page is another visit; another theme is not. */
  const change = (changes: Partial<Choice>) => {
    const startsAgain = !('theme' in changes);
    setChoice((previous) => ({
      ...previous,
      ...changes,
      careFlowId: startsAgain ? undefined : previous.careFlowId,
    }));
    if (startsAgain) setRun((previous) => previous + 1);
  };

  return (
    <>
      <Controls choice={choice} onChange={change} />
      <Visit key={run} choice={choice} onStarted={onStarted} onStartAgain={() => change({})} />
    </>
  );
}
