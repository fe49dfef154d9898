import { Children, type ReactElement, type ReactNode } from 'react';
import type { News } from './news';
import { useOwnId } from './useOwnId';

export interface NewsPanelProps {
  news: News;
  /** Said besides, without interrupting. */
  aside?: string | undefined;
  /** The words are on their way. They keep their place, unseen and unheard. */
  isPending: boolean;
  /** Details and ways on. */
  children?: ReactNode;
}

const keepPlace = (content: ReactNode): ReactElement => (
  <div aria-hidden="true" style={{ visibility: 'hidden' }}>
    {content}
  </div>
);

/**
 * Says the news, to eyes and to screen readers alike. Its two live regions stay for the life of the widget, since
 * one that comes with its text is not heard; what goes wrong interrupts, all else waits its turn.
 */
export function NewsPanel({ news, aside, isPending, children }: NewsPanelProps): ReactElement {
  const id = useOwnId();
  const { kind, heading, sentences } = news;
  const show = isPending ? keepPlace : (content: ReactNode) => content;
  const told = show(
    <>
      {heading && <h2 id={id}>{heading}</h2>}
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>,
  );
  return (
    <section
      data-awell-booking-panel={kind}
      tabIndex={-1}
      aria-labelledby={heading && !isPending ? id : undefined}
    >
      {kind === 'loading' && <span data-awell-booking-spinner="" aria-hidden="true" />}
      <div role="alert">{kind === 'failed' && told}</div>
      <div role="status">
        {kind !== 'failed' && told}
        {aside && <p>{aside}</p>}
      </div>
      {Children.toArray(children).length > 0 && show(children)}
    </section>
  );
}
