import { booked, cancelled, expected, opened, read } from './bookingSteps';
import { proceed, step } from './steps';
import { initialState, type CompletionState, type Happened, type Step } from './state';
import {
  answered,
  storedByOtherTab,
  sent,
  accepted,
  completedElsewhere,
  tryFailed,
  turn,
} from './submissionSteps';

/** The app has set its options. */
function configured(
  state: CompletionState,
  event: Extract<Happened, { type: 'configured' }>,
): Step {
  const { leaseMs, waitsForConfirmation } = event;
  const isFirst = state.leaseMs === undefined;
  const next = { ...state, leaseMs, waitsForConfirmation };
  const mayGoOn = state.status !== 'failed' && state.status !== 'completed';
  return isFirst && mayGoOn ? proceed(next, event) : step(next);
}

function shownBy(state: CompletionState, change: 1 | -1, event: Happened): Step {
  const shown = (state.shown ?? 0) + change;
  const next = { ...state, shown };
  if (shown === 0) return step(next, { do: 'stopWaiting' });
  return change === 1 && state.status !== 'failed' ? proceed(next, event) : step(next);
}

/** Forgets a completed activity, but not a pending completion. */
function forgotten(state: CompletionState): Step {
  if (state.booking && state.status !== 'completed') return step(state);
  const { activityId, tab, leaseMs, waitsForConfirmation, shown, busy, call } = state;
  const begun = initialState(activityId, tab);
  return step({ ...begun, leaseMs, waitsForConfirmation, shown, busy, call }, { do: 'erase' });
}

function handle(state: CompletionState, event: Happened): Step {
  switch (event.type) {
    case 'expected':
      return expected(state, event);
    case 'booked':
      return booked(state, event);
    case 'cancelled':
      return cancelled(state, event);
    case 'read':
      return read(state, event);
    case 'configured':
      return configured(state, event);
    case 'opened':
      return opened(state, event);
    case 'shown':
      return shownBy(state, 1, event);
    case 'hidden':
      return shownBy(state, -1, event);
    case 'resumed':
      return proceed(state, event);
    case 'turn':
      return turn(state, event);
    case 'sent':
      return sent(state);
    case 'accepted':
      return accepted(state, event);
    case 'tryFailed':
      return tryFailed(state, event);
    case 'answered':
      return answered(state, event);
    case 'stored':
      return storedByOtherTab(state, event);
    case 'forgotten':
      return forgotten(state);
  }
}

/** The new state and the effects of an event. An event without meaning in a state changes nothing. */
export function transition(state: CompletionState, event: Happened): Step {
  const isCompletedElsewhere =
    event.stored?.outcome === 'completed' && state.status !== 'completed';
  if (!isCompletedElsewhere || event.type === 'forgotten') return handle(state, event);
  // The storage event of that tab may arrive after this.
  const { state: known, effects } = completedElsewhere(state, event);
  const next = handle(known, event);
  return { state: next.state, effects: [...effects, ...next.effects] };
}
