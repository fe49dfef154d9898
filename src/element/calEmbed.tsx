import { useEffect, useRef, type ReactElement } from 'react';
import type { CalGlobal, CalNamespace } from '../embed/calGlobal';
import type { EmbedTarget } from '../embed/embedTarget';

/*
 * Replaces @calcom/embed-react, which needs React and whose licence keeps it out of this package's own files. It makes
 * the same calls in the same order. embed.js itself comes from Cal.com.
 */

/** Queues instructions until embed.js is there and takes over `push`. */
interface Queue extends CalNamespace {
  q: unknown[][];
}

interface QueueGlobal extends CalGlobal, Queue {
  ns: Record<string, Queue>;
  loaded: boolean;
}

function createQueue(): Queue {
  const queue: Queue = Object.assign(
    (...instruction: unknown[]) => void queue.q.push(instruction),
    { q: [] },
  );
  return queue;
}

interface Page {
  Cal?: QueueGlobal;
}

/** Creates `window.Cal` and loads embed.js, in the order of the snippet that it replaces. */
function createGlobal(page: Page, embedJsUrl: string): QueueGlobal {
  const queue = createQueue();
  const global: QueueGlobal = Object.assign(
    (...instruction: unknown[]) => {
      const [method, namespace] = instruction;
      if (method !== 'init' || typeof namespace !== 'string') {
        global.q.push(instruction);
        return;
      }
      global.ns[namespace] ??= createQueue();
      global.ns[namespace].q.push(instruction);
      global.q.push(['initNamespace', namespace]);
    },
    { q: queue.q, ns: {}, loaded: false },
  );
  page.Cal = global;
  const script = document.createElement('script');
  document.head.append(script);
  script.src = embedJsUrl;
  global.loaded = true;
  return global;
}

function calOf(embedJsUrl: string): QueueGlobal {
  const page = window as unknown as Page;
  return page.Cal ?? createGlobal(page, embedJsUrl);
}

interface CalApiOptions {
  namespace: string;
  embedJsUrl: string;
}

export async function getCalApi({ namespace, embedJsUrl }: CalApiOptions): Promise<CalNamespace> {
  const cal = calOf(embedJsUrl);
  cal('init', namespace);
  return cal.ns[namespace] ?? cal;
}

interface CalProps extends EmbedTarget, CalApiOptions {}

/** The inline embed. Its options are fixed while it is mounted, because embed.js accepts no changes. */
export default function Cal(props: CalProps): ReactElement {
  const ref = useRef<HTMLDivElement>(null);
  const first = useRef(props);
  useEffect(() => {
    const { namespace, embedJsUrl, calOrigin, calLink, config } = first.current;
    const cal = calOf(embedJsUrl);
    cal('init', namespace, { origin: calOrigin });
    cal.ns[namespace]?.('inline', { elementOrSelector: ref.current, calLink, config });
  }, []);
  return <div ref={ref} />;
}
