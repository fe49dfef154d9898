import type { Random } from '../random';
import type { Step } from '../plan/plan';
import type { VirtualTime } from '../time';
import { goodFate, type Fate } from './faults';
import type { Call, Server } from './server';

export interface Sender {
  isAlive: () => boolean;
  /** It learned that Awell was told. */
  isInformed: boolean;
  /** Whether it can see and hear the other tabs of the patient. */
  sharesStorage: () => boolean;
  step: (name: Step) => void;
}

interface Exchange {
  call: Call;
  sender: Sender;
  fate: Fate;
  arrival: (() => void) | undefined;
  /** Other tabs could know of it. */
  isShared: boolean;
  isSettled: boolean;
  hasEnded: boolean;
  breakOff: () => void;
}

// Read at once: a stream would take turns of the event loop, and no virtual time passes in them.
type Reply = Pick<Response, 'type' | 'status' | 'headers' | 'body' | 'text'>;

/** The patient's connection to Awell. */
export interface Network {
  isOnline: () => boolean;
  setOnline: (isOnline: boolean) => void;
  /** From now on nothing fails. */
  mend: () => void;
  send: (sender: Sender, body: string, signal: AbortSignal) => Promise<Reply>;
  /** The page of these requests crashed. */
  lose: (sender: Sender) => void;
  /** Two requests in flight at once, and those that nothing in a browser can prevent. */
  overlaps: { avoidable: number; unavoidable: number };
}

/** After which the library gives a try up, in ms. */
const TRY_MS = 20_000;
/** How long a tab keeps the others from trying; a jump of the clock within it ends it. */
const LEASE_MS = 25_000;

const replyOf = (status: number, body: object): Reply => ({
  type: 'basic',
  status,
  headers: new Headers({ 'content-type': 'application/json' }),
  body: null,
  text: () => Promise.resolve(JSON.stringify(body)),
});

const bookingIdOf = (body: string): string => {
  const { variables } = JSON.parse(body) as {
    variables: { input: { data_points: { key: string; value: string }[] } };
  };
  return variables.input.data_points.map(({ value }) => value).join();
};

export function createNetwork(
  time: VirtualTime,
  random: Random,
  server: Server,
  fates: Fate[],
  trace: (text: string) => void,
): Network {
  const open = new Set<Exchange>();
  const overlaps = { avoidable: 0, unavoidable: 0 };
  let online = true;
  let wasAnswered = false;

  const countOverlaps = (sender: Sender): void => {
    for (const other of open) {
      const { sentAt } = other.call;
      // What a page left behind when it went is known to nobody who goes on.
      if (!other.sender.isAlive() || other.hasEnded || time.elapsed() - sentAt >= TRY_MS) continue;
      const isBlind = other.sender !== sender && !(other.isShared && sender.sharesStorage());
      const kind = isBlind || time.hasJumpedSince(sentAt - LEASE_MS) ? 'unavoidable' : 'avoidable';
      overlaps[kind] += 1;
      trace(`! ${kind} overlap`);
    }
  };

  const send: Network['send'] = (sender, body, signal) =>
    new Promise((resolve, reject) => {
      if (!sender.isAlive()) return;
      countOverlaps(sender);
      const { isInformed: wasNeedless } = sender;
      const call: Call = {
        sentAt: time.elapsed(),
        order: time.order(),
        bookingId: bookingIdOf(body),
        wasNeedless,
        wasAnswered,
      };
      const fate = fates.shift() ?? goodFate(random);
      trace(`sends ${call.bookingId} (${fate.mode}, ${fate.there} + ${fate.back} ms)`);

      const settle = (how: string, answer: () => void): void => {
        if (exchange.isSettled) return;
        exchange.isSettled = true;
        exchange.hasEnded = true;
        if (!sender.isAlive()) return;
        trace(`hears of ${call.bookingId}: ${how}`);
        answer();
        sender.step('answered');
      };
      const drop = (): void => settle('dropped', () => reject(new TypeError('Failed to fetch')));
      const answer = (status: number, reply: object): void =>
        settle(String(status), () => {
          if (status === 200 && fate.mode === 'works') {
            sender.isInformed = true;
            wasAnswered = true;
          }
          resolve(replyOf(status, reply));
        });
      const exchange: Exchange = {
        call,
        sender,
        fate,
        arrival: undefined,
        isShared: sender.sharesStorage(),
        isSettled: false,
        hasEnded: false,
        breakOff: () => {
          exchange.arrival?.();
          drop();
          open.delete(exchange);
        },
      };
      open.add(exchange);
      signal.addEventListener('abort', () =>
        settle('aborted', () => reject(new DOMException('Aborted', 'AbortError'))),
      );

      const arrive = (): void => {
        exchange.arrival = undefined;
        const { mode, back } = fate;
        if (mode === 'hang') return;
        if (mode === 'network') drop();
        else if (mode === '429' || mode === '500') time.after(back, () => answer(Number(mode), {}));
        else if (mode === 'graphql') {
          time.after(back, () => answer(200, { errors: [{ message: 'Try later' }] }));
        } else {
          const reply = server.receive(call);
          exchange.hasEnded ||= !sender.isAlive();
          trace(`Awell acts on ${call.bookingId}: ${JSON.stringify(reply).slice(0, 60)}`);
          sender.step('acted');
          if (mode === 'works') time.after(back, () => answer(200, reply));
          if (mode === 'after') time.after(back, drop);
        }
      };
      if (online) exchange.arrival = time.after(fate.there, arrive);
      else time.after(1, drop);
      sender.step('sent');
    });

  return {
    overlaps,
    send,
    isOnline: () => online,
    setOnline: (isOnline) => {
      online = isOnline;
      if (!isOnline) open.forEach((exchange) => exchange.breakOff());
    },
    mend: () => {
      fates.length = 0;
    },
    lose: (sender) => {
      for (const exchange of open) {
        if (exchange.sender !== sender || exchange.fate.survivesCrash) continue;
        exchange.arrival?.();
        exchange.hasEnded = true;
        open.delete(exchange);
      }
    },
  };
}
