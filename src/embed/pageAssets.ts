interface Fetching {
  /** How many want it. */
  wanted: number;
  isOver: boolean;
  stop: () => void;
}

/** How long a page is kept open. Its `load` does not wait for scripts that are not run, and nothing else tells. */
const OPEN_FOR_MS = 30_000;

const fetched = new Map<string, Fetching>();

/** Calls back once the page around has loaded and has nothing to do. @returns forgets about it. */
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
 * Opens a page out of sight, for as long as it may take to come. Its scripts are fetched and not run: nobody
 * is counted as its visitor, nothing is asked for in anyone's name, and it says nothing to the page around.
 */
function openUnseen(url: string, onOver: () => void): () => void {
  const frame = document.createElement('iframe');
  // Of its own origin, since browsers keep what they fetch apart by the origin of a frame.
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
 * Fetches what a page consists of (scripts, styles) into the browser's cache, and opens the connection that a frame of
 * its origin will use. Once for each address, however many ask.
 *
 * @returns no longer wants it; it is stopped when nobody does.
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
    // A step of the app may stop it in the moment in which the next one mounts the widget, which needs the rest.
    setTimeout(() => {
      if (fetching.wanted > 0 || fetching.isOver || isPageWaitedFor()) return;
      fetching.stop();
      fetched.delete(url);
    });
  };
}
