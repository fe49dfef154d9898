import type { Decorator } from '@storybook/react-vite';
import { nanoid } from 'nanoid';
import { type ReactNode, useState } from 'react';

/** Of an earlier visit: a booking that Awell does not know of yet, as the widget keeps it. */
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
 * An activity of its own for each mount: one that is completed shows its booking ever after,
 * and one that Awell does not know of yet is kept in the browser.
 */
export function NewActivity({ kept, children }: NewActivityProps) {
  const [activityId] = useState(() => newActivity(kept));
  return children(activityId);
}

/** Gives a story a new activity, as whichever of its args `toArgs` says; `parameters.kept` is of an earlier visit. */
export const withActivity =
  <Args extends object>(
    toArgs: (activityId: string, args: Args) => Partial<Args>,
  ): Decorator<Args> =>
  (Story, { args, parameters }) => (
    <NewActivity kept={parameters['kept'] as Kept | undefined}>
      {(activityId) => <Story args={{ ...args, ...toArgs(activityId, args) }} />}
    </NewActivity>
  );
