import { useMemo, useState, type ReactElement } from 'react';
import type { BookedState } from '../completion/view';
import { isOver } from '../booking/identity';
import { isUnverified } from './statusMessage';
import { panelTexts, type PanelTexts } from './panelTexts';
import type { Texts } from './useTexts';
import { NewTabLink, ActionRow } from './ActionRow';

export interface CompletionActionsProps {
  state: BookedState;
  texts: Texts;
  pageUrl: string;
  /** Where it is paid, if not on the page that is shown. */
  payUrl: string | undefined;
  onRetry: () => void;
  /** Opens the booking page again. */
  onChoose: (() => void) | undefined;
}

/** The time of day, for a patient. */
function clockTime(locale: string | undefined): string {
  try {
    return new Date().toLocaleTimeString(locale, { timeStyle: 'short' });
  } catch {
    // A language that this device doesn't know.
    return new Date().toLocaleTimeString();
  }
}

/** Trying again by hand: pressed, it says that it is under way, and then what came of it. */
function Retry({ error, texts, onRetry }: RetryProps): ReactElement {
  const { labels, locale } = texts;
  // Each try that fails has an error of its own.
  const [asked, setAsked] = useState<Error>();
  const isBusy = asked === error;
  const failedAt = useMemo(() => error && clockTime(locale), [error, locale]);
  const press = (): void => {
    setAsked(error);
    if (!isBusy) onRetry();
  };
  return (
    <>
      <ActionRow>
        <button type="button" data-awell-booking-look="main" aria-disabled={isBusy} onClick={press}>
          {labels.tryNow}
        </button>
      </ActionRow>
      <p role="status">
        {asked && (isBusy ? labels.tryingNow : `${labels.notReached} (${failedAt})`)}
      </p>
    </>
  );
}

interface RetryProps {
  error: Error;
  texts: PanelTexts;
  onRetry: () => void;
}

/** What is to be done until the clinic knows of the booking, and it is paid. */
export function CompletionActions(props: CompletionActionsProps): ReactElement {
  const { state, pageUrl, payUrl, onChoose } = props;
  const texts = panelTexts(props.texts);
  const { labels } = texts;
  const { booking } = state;
  const isOverAfterAll = state.status === 'completed' && isOver(booking);
  const error = 'error' in state && !isOver(booking) ? state.error : undefined;
  const mayRetry = state.status === 'completing' ? !booking.paymentRequired : isUnverified(state);
  return (
    <>
      {error && mayRetry && <Retry {...{ texts, error }} onRetry={props.onRetry} />}
      <ActionRow
        button={isOverAfterAll && onChoose ? [labels.chooseTime, onChoose] : undefined}
        link={isUnverified(state) ? [labels.openInNewTab, pageUrl] : undefined}
      >
        {booking.paymentRequired && payUrl && (
          <NewTabLink href={payUrl} look="main" title={labels.newTab}>
            {labels.pay}
          </NewTabLink>
        )}
      </ActionRow>
    </>
  );
}
