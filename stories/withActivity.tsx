import type { Decorator } from '@storybook/react-vite';
import { nanoid } from 'nanoid';
import { type ReactNode, useState } from 'react';

interface NewActivityProps {
  children: (activityId: string) => ReactNode;
}

/**
 * An activity of its own for each mount: one that is completed shows its booking ever after,
 * and one that Awell does not know of yet is kept in the browser.
 */
export function NewActivity({ children }: NewActivityProps) {
  const [activityId] = useState(() => `activity-${nanoid(8)}`);
  return children(activityId);
}

/** Gives a story a new activity, as whichever of its args `toArgs` says. */
export const withActivity =
  <Args extends object>(
    toArgs: (activityId: string, args: Args) => Partial<Args>,
  ): Decorator<Args> =>
  (Story, { args }) => (
    <NewActivity>
      {(activityId) => <Story args={{ ...args, ...toArgs(activityId, args) }} />}
    </NewActivity>
  );
