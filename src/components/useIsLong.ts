import { useEffect, useState } from 'react';

/** How long patients wait without wondering, in ms. */
const USUAL_MS = 6000;

/** Whether something takes longer than patients expect. */
export function useIsLong(isOn: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setLong(true), USUAL_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isOn]);
  return isOn && isLong;
}
