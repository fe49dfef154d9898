import {
  dimensionChanged,
  iframeReady,
  linkFailed,
  linkReady,
  windowLoadComplete,
} from '../../../src/testing/protocol/handshake';
import {
  buildMessage,
  isParentMessage,
  readNamespace,
} from '../../../src/testing/protocol/messages';
import type { CalEvent } from '../../../src/testing/protocol/types';
import type { UiConfig } from './ui';

const PASS_MS = 50;
const AFTER_LOAD_MS = 100;

export interface ChannelOptions {
  window: Window;
  /** HTTP status of the page. Anything but 200 reports a failed link and no height. */
  pageStatus: number;
  onUi: (config: UiConfig) => void;
}

export interface EmbedChannel {
  namespace: string;
  fire: (type: string, data?: object) => void;
  start: () => void;
  /** Calls back when the link is ready, at once if it already is. */
  whenLinkReady: (callback: () => void) => () => void;
  stop: () => void;
}

function contentHeight(page: Document, view: Window): number {
  const main = page.querySelector('.main') ?? page.querySelector('main');
  if (!main) return page.documentElement.scrollHeight;
  const style = view.getComputedStyle(main);
  const margins = Number.parseFloat(style.marginTop) + Number.parseFloat(style.marginBottom);
  return Math.ceil(main.getBoundingClientRect().height + (margins || 0));
}

export function createEmbedChannel({
  window: view,
  pageStatus,
  onUi,
}: ChannelOptions): EmbedChannel {
  const page = view.document;
  const framed = view.parent !== view;
  // A preload only loads the assets, and sends no messages.
  const isPreload = new URLSearchParams(view.location.search).get('preload') === 'true';
  const namespace = readNamespace(view.location.search, view.name);
  const waiting = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let parentKnows = false;
  let loaded = false;
  let passes = 0;
  let height = 0;
  let ready = false;

  const fire = (type: string, data: object = {}) => {
    if (framed && !isPreload) view.parent.postMessage(buildMessage(namespace, type, data), '*');
  };

  const say = ({ type, data }: CalEvent) => fire(type, data);

  const showPage = () => {
    page.body.style.visibility = 'visible';
  };

  const settle = () => {
    if (ready || !parentKnows || height === 0) return;
    ready = true;
    showPage();
    say(linkReady());
    for (const callback of waiting) callback();
    waiting.clear();
  };

  const reportHeight = () => {
    const isFirstTime = passes === 0;
    const { scrollHeight, scrollWidth } = page.documentElement;
    const next = isFirstTime ? scrollHeight : contentHeight(page, view);
    passes += 1;
    if (next === height && passes > 2) return;
    height = next;
    say(dimensionChanged(next, scrollWidth, isFirstTime));
  };

  const pass = () => {
    if (page.readyState !== 'complete') {
      timer = setTimeout(pass, PASS_MS);
      return;
    }
    if (!loaded) {
      loaded = true;
      say(windowLoadComplete());
    }
    reportHeight();
    settle();
    timer = setTimeout(pass, PASS_MS);
  };

  const afterLoad = () => {
    timer = setTimeout(pass, AFTER_LOAD_MS);
  };

  const onMessage = (event: MessageEvent<unknown>) => {
    if (!isParentMessage(event.data)) return;
    if (event.data.method === 'parentKnowsIframeReady') {
      parentKnows = true;
      if (pageStatus !== 200) showPage();
      settle();
    }
    if (event.data.method === 'ui') onUi((event.data.arg ?? {}) as UiConfig);
  };

  const onClick = (event: MouseEvent) => {
    const main = page.querySelector('.main') ?? page.querySelector('main');
    if (main && !event.composedPath().includes(main)) fire('__closeIframe');
  };

  const start = () => {
    if (isPreload) return;
    if (!framed) {
      showPage();
      ready = true;
      return;
    }
    view.addEventListener('message', onMessage);
    page.addEventListener('click', onClick);
    say(iframeReady());
    if (pageStatus !== 200) {
      say(linkFailed(pageStatus, view.location.href));
      return;
    }
    if (page.readyState === 'complete') afterLoad();
    else view.addEventListener('load', afterLoad, { once: true });
  };

  const stop = () => {
    clearTimeout(timer);
    view.removeEventListener('message', onMessage);
    view.removeEventListener('load', afterLoad);
    page.removeEventListener('click', onClick);
  };

  const whenLinkReady = (callback: () => void) => {
    if (ready) callback();
    else waiting.add(callback);
    return () => {
      waiting.delete(callback);
    };
  };

  return { namespace, fire, start, whenLinkReady, stop };
}
