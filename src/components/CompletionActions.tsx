import { useMemo, useState, type ReactElement } from 'react';
import type { BookedState } from '../completion/view';
import { isOver } from '../booking/identity';
import { isUnverified } from './statusMessage';
import { panelTexts, type PanelTexts } from './panelTexts';
import type { Texts } from './useTexts';
import { ActionButton, ActionRow, NewTabLink } from './ActionRow';

export interface CompletionActionsProps {
  state: BookedState;
  texts: Texts;
  pageUrl: string;
  /** URL of the payment page, if the patient can't pay on the page that is shown. */
  payUrl: string | undefined;
  onRetry: () => void;
  /** Opens the booking page again. */
  onChoose: (() => void) | undefined;
}

/** The current time of day, for the patient. */
function clockTime(locale: string | undefined): string {
  try {
    return new Date().toLocaleTimeString(locale, { timeStyle: 'short' });
  } catch {
    // The device doesn't know the language.
    return new Date().toLocaleTimeString();
  }
}

/** The retry button. After a click it shows the running attempt, then the result. */
function Retry({ error, texts, onRetry }: RetryProps): ReactElement {
  const { labels, locale } = texts;
  // Each failed attempt has a new error.
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
        <ActionButton look="main" aria-disabled={isBusy} onClick={press}>
          {labels.tryNow}
        </ActionButton>
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

/** The patient's actions until Awell has accepted the booking and it is paid. */
export function CompletionActions(props: CompletionActionsProps): ReactElement {
  const { state, pageUrl, payUrl, onChoose } = props;
  const texts = panelTexts(props.texts);
  const { labels } = texts;
  const { booking } = state;
  const isOverNow = state.status === 'completed' && isOver(booking);
  const error = 'error' in state && !isOver(booking) ? state.error : undefined;
  const mayRetry = state.status === 'completing' ? !booking.paymentRequired : isUnverified(state);
  return (
    <>
      {error && mayRetry && <Retry {...{ texts, error }} onRetry={props.onRetry} />}
      <ActionRow
        button={isOverNow && onChoose ? [labels.chooseTime, onChoose] : undefined}
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
