import type { Decorator } from '@storybook/react-vite';
import { nanoid } from 'nanoid';
import { type ReactNode, useState } from 'react';

/** An outbox entry of an earlier visit, as the widget stores it: a booking that Awell has not accepted yet. */
export type Kept = Record<string, unknown> & { bookingUid: string };

interface NewActivityProps {
  kept?: Kept | undefined;
  children: (activityId: string) => ReactNode;
}

function newActivity(kept: Kept | undefined): string {
  const activityId = `activity-${nanoid(8)}`;
  if (kept) {
    const intent = JSON.stringify({ activityId, at: Date.now(), ...kept });
    localStorage.setItem(`awell-cal-booking:${activityId}`, intent);
  }
  return activityId;
}

/**
 * A new activity for each mount: a completed activity always shows its booking, and a pending completion stays in the
 * browser.
 */
export function NewActivity({ kept, children }: NewActivityProps) {
  const [activityId] = useState(() => newActivity(kept));
  return children(activityId);
}

/**
 * Gives a story a new activity, in the args that `toArgs` returns. `parameters.kept` is the outbox entry of an earlier
 * visit.
 */
export const withActivity =
  <Args extends object>(
    toArgs: (activityId: string, args: Args) => Partial<Args>,
  ): Decorator<Args> =>
  (Story, { args, parameters }) => (
    <NewActivity kept={parameters['kept'] as Kept | undefined}>
      {(activityId) => <Story args={{ ...args, ...toArgs(activityId, args) }} />}
    </NewActivity>
  );
