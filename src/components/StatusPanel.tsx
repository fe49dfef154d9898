import { Children, type ReactElement, type ReactNode } from 'react';
import type { StatusMessage } from './statusMessage';
import { ActionRow } from './ActionRow';

export interface StatusPanelProps {
  message: StatusMessage;
  /** Id of the heading. With `-when` appended, the id of the appointment's time, which tells two panels apart. */
  id: string;
  /** The panel's name while it has no heading. */
  name: string;
  headingLevel: unknown;
  /** Announced additionally, without interrupting. */
  aside?: string | undefined;
  /** The labels are loading. Their place stays empty, and nothing is read out. */
  isPending: boolean;
  /** The appointment's facts. */
  facts?: ReactNode;
  /** The actions. */
  children?: ReactNode;
}

const keepPlace = (content: ReactNode): ReactElement => (
  <div aria-hidden="true" style={{ visibility: 'hidden' }}>
    {content}
  </div>
);

/** Renders a sentence. It can keep the place of a text that will replace it. */
const saying = (next?: string) => (sentence: string) => (
  <p key={sentence} data-awell-booking-next={next}>
    <span>{sentence}</span>
  </p>
);

/**
 * Shows the status message, and announces it to screen readers. The live regions exist as long as the widget, because
 * a region added with its text isn't announced. Errors interrupt; everything else waits. The heading is focused, or
 * else announced.
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
      // Two loading panels have the same name, and nothing to find in them yet.
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
