import { Children, type ReactElement, type ReactNode } from 'react';
import type { StatusMessage } from './statusMessage';
import { ActionRow } from './ActionRow';

export interface StatusPanelProps {
  message: StatusMessage;
  /** Of the heading. With `-when` behind it, that of the appointment's time, which tells two panels apart. */
  id: string;
  /** What the panel is called while it has no heading. */
  name: string;
  headingLevel: unknown;
  /** Said besides, without interrupting. */
  aside?: string | undefined;
  /** The words are on their way. They keep their place, unseen and unheard. */
  isPending: boolean;
  /** The appointment. */
  facts?: ReactNode;
  /** Ways on. */
  children?: ReactNode;
}

const keepPlace = (content: ReactNode): ReactElement => (
  <div aria-hidden="true" style={{ visibility: 'hidden' }}>
    {content}
  </div>
);

/** Says a sentence. It may keep the room of what will be there in a moment. */
const saying = (next?: string) => (sentence: string) => (
  <p key={sentence} data-awell-booking-next={next}>
    <span>{sentence}</span>
  </p>
);

/**
 * Says the news, to eyes and to screen readers alike. Its live regions stay for the life of the widget, since one that
 * comes with its text is not heard; what goes wrong interrupts, all else waits its turn. The heading has the focus, or
 * else is said by itself.
 */
export function StatusPanel(props: StatusPanelProps): ReactElement {
  const { message, id, headingLevel, aside, isPending, facts, children } = props;
  const { kind, heading, sentences, next, progress = [], isOpening, phone } = message;
  const show = isPending ? keepPlace : (content: ReactNode) => content;
  const Heading = `h${/^[1-6]$/.test(String(headingLevel)) ? String(headingLevel) : 2}` as 'h2';
  const title = heading && (
    <Heading id={id} tabIndex={-1} data-awell-booking-heading="">
      {heading}
    </Heading>
  );
  const words = sentences.map(saying(next));
  const isAlert = kind === 'failed' || kind === 'refused';
  const isLabelled = heading && !isPending;
  return (
    <section
      data-awell-booking-panel={kind}
      data-awell-booking-opening={isOpening ? '' : undefined}
      tabIndex={-1}
      // Two that are on their way have the same name, and nothing yet that somebody would look for.
      role={isLabelled ? undefined : 'group'}
      aria-labelledby={isLabelled ? `${id} ${id}-when` : undefined}
      aria-label={isLabelled || kind === 'none' ? undefined : props.name}
    >
      {(kind === 'loading' || isOpening) && (
        <span data-awell-booking-spinner="" aria-hidden="true" />
      )}
      <div role="alert">
        {isAlert &&
          show(
            <>
              {title}
              {words}
            </>,
          )}
      </div>
      <div data-awell-booking-message="">{!isAlert && title && show(title)}</div>
      <div role="status">
        {!isAlert && words.length > 0 && show(words)}
        {aside && <p>{aside}</p>}
      </div>
      {facts && show(facts)}
      <div aria-live="polite">{progress.length > 0 && show(progress.map(saying()))}</div>
      {Children.toArray(children).length > 0 && show(children)}
      {phone?.trim() &&
        show(
          <ActionRow>
            <a
              href={`tel:${phone.replace(/[^\d+]/g, '')}`}
              data-awell-booking-look={kind === 'refused' ? 'main' : 'plain'}
            >
              {phone}
            </a>
          </ActionRow>,
        )}
    </section>
  );
}
