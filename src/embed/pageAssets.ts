interface Fetching {
  /** Number of callers that want it. */
  wanted: number;
  isOver: boolean;
  stop: () => void;
}

/** How long the frame stays, in ms. Without its scripts, nothing reports that everything has loaded. */
const OPEN_FOR_MS = 30_000;

const fetched = new Map<string, Fetching>();

/** Calls back once the page has loaded and is idle. @returns a function that cancels it. */
function whenIdle(callback: () => void): () => void {
  let cancel = (): void => undefined;
  const wait = (): void => {
    // Safari has no idle callbacks.
    if (window.requestIdleCallback) {
      const handle = window.requestIdleCallback(callback, { timeout: 2_000 });
      cancel = () => window.cancelIdleCallback(handle);
    } else {
      const timer = setTimeout(callback, 200);
      cancel = () => clearTimeout(timer);
    }
  };
  if (document.readyState === 'complete') {
    wait();
  } else {
    window.addEventListener('load', wait, { once: true });
    cancel = () => window.removeEventListener('load', wait);
  }
  return () => cancel();
}

/**
 * Opens a page in a hidden frame until it has probably loaded. Its scripts are fetched but don't run: no visitor is
 * counted, no request is made in anyone's name, and it sends no messages.
 */
function openUnseen(url: string, onOver: () => void): () => void {
  const frame = document.createElement('iframe');
  // Allowed its own origin, because browsers partition the cache by the frame's origin.
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.setAttribute('aria-hidden', 'true');
  frame.title = '';
  frame.tabIndex = -1;
  frame.style.display = 'none';
  frame.src = url;
  const close = (): void => {
    clearTimeout(limit);
    frame.remove();
    onOver();
  };
  const limit = setTimeout(close, OPEN_FOR_MS);
  document.body.append(frame);
  return close;
}

const isPageWaitedFor = (): boolean => document.querySelector('[data-awell-booking-page]') !== null;

function begin(url: string): Fetching {
  const fetching: Fetching = { wanted: 0, isOver: false, stop: () => undefined };
  fetching.stop = whenIdle(() => {
    fetching.stop = openUnseen(url, () => {
      fetching.isOver = true;
    });
  });
  return fetching;
}

/**
 * Fetches a page's scripts and styles into the browser's cache, and opens the connection for its frame. Runs once per
 * URL, for any number of callers.
 *
 * @returns a function that withdraws the request. When all callers have, it stops.
 */
export function fetchPageAssets(url: string): () => void {
  const fetching = fetched.get(url) ?? begin(url);
  fetched.set(url, fetching);
  fetching.wanted += 1;
  let isWanted = true;
  return () => {
    if (!isWanted) return;
    isWanted = false;
    fetching.wanted -= 1;
    // One step of the app may stop it just before the next one mounts the widget, which needs the rest.
    setTimeout(() => {
      if (fetching.wanted > 0 || fetching.isOver || isPageWaitedFor()) return;
      fetching.stop();
      fetched.delete(url);
    });
  };
}
