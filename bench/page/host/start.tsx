import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';

/** Where the booking page is, and what a host does with a booking. */
interface Site {
  calOrigin: string;
  embedJsUrl: string;
  calLink: string;
  /** Tells the clinic, as every host has to. */
  complete: (bookingId: string) => Promise<unknown>;
}

/** One booking page of the host. */
export interface Place extends Site {
  activityId: string;
  /** What its messages are named after: no two that are shown at a time have the same. */
  namespace: string;
}

/** One way of showing a booking page. */
export interface Contender {
  render: (place: Place, key: number) => ReactElement;
  /** Gets the booking page ready, where there is a way to. */
  preload?: (place: Site) => void;
  /** There is no embed.js that answers the booking page, so the host page does. */
  answersPage?: boolean;
}

/** What the harness does with the page, and what it reads off it. */
export interface BenchPage {
  preload(): void;
  /**
   * @param count How many, side by side. @default 1
   * @returns when, in ms since 1970.
   */
  mount(count?: number): number;
  unmount(): void;
  /** When the booking page said that it can be used, in ms since 1970. */
  ready: Promise<number>;
  /** When the page heard of the booking, in ms since 1970. */
  heardAt: number | undefined;
  longTasks: number;
  layoutShift: number;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const now = (): number => performance.timeOrigin + performance.now();

function site(): Site {
  const query = new URLSearchParams(location.search);
  return {
    calOrigin: query.get('calOrigin') ?? '',
    embedJsUrl: query.get('embedJsUrl') ?? '',
    calLink: 'clinic/intake',
    complete: (bookingId) =>
      fetch('/complete', { method: 'POST', body: JSON.stringify({ bookingId }), keepalive: true }),
  };
}

interface Entry extends PerformanceEntry {
  value?: number;
  hadRecentInput?: boolean;
}

function observe(type: string, note: (entry: Entry) => void): void {
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) note(entry);
  });
  observer.observe({ type, buffered: true });
}

/** Runs a contender as the page of a host. */
export function start({ render, preload, answersPage = false }: Contender): void {
  const where = site();
  const root = createRoot(document.getElementById('root')!);
  let mounts = 0;
  let tellReady = (_at: number): void => undefined;
  const bench: BenchPage = {
    preload: () => preload?.(where),
    mount: (count = 1) => {
      const widgets = Array.from({ length: count }, (_, index) => {
        mounts += 1;
        const namespace = index === 0 ? 'bare' : `bare-${index}`;
        return render({ ...where, activityId: `activity-${mounts}`, namespace }, mounts);
      });
      root.render(widgets);
      return now();
    },
    unmount: () => root.render(null),
    ready: new Promise((resolve) => {
      tellReady = resolve;
    }),
    heardAt: undefined,
    longTasks: 0,
    layoutShift: 0,
  };
  window.bench = bench;
  window.addEventListener('message', ({ data, source }) => {
    const type = String(data?.fullType ?? data?.event ?? '');
    if (type.endsWith(':linkReady')) tellReady(now());
    if (/:bookingSuccessful$|event_scheduled$/.test(type)) bench.heardAt ??= now();
    if (answersPage && type.endsWith(':__iframeReady')) {
      const answer = { originator: 'CAL', method: 'parentKnowsIframeReady' };
      (source as Window).postMessage(answer, '*');
    }
  });
  observe('longtask', () => {
    bench.longTasks += 1;
  });
  observe('layout-shift', ({ value = 0, hadRecentInput }) => {
    if (!hadRecentInput) bench.layoutShift += value;
  });
}
