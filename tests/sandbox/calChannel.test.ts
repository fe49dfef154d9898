// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createEmbedChannel, type EmbedChannel } from '../../sandbox/cal/protocol/channel';

interface Sent {
  type: string;
  data: Record<string, unknown>;
}

let frame: HTMLIFrameElement;
let view: Window;
let sent: Sent[];
let channel: EmbedChannel | undefined;
const types = () => sent.map(({ type }) => type);

beforeEach(() => {
  frame = document.body.appendChild(document.createElement('iframe'));
  if (!frame.contentWindow) throw new Error('No frame');
  view = frame.contentWindow;
  view.name = 'cal-embed=ns';
  view.document.body.innerHTML = '<main></main>';
  view.document.body.style.visibility = 'hidden';
  Object.defineProperty(view.document, 'readyState', { value: 'complete' });
  Object.defineProperty(view.document.documentElement, 'scrollHeight', { value: 300 });
  const main = view.document.querySelector('main');
  if (main) main.getBoundingClientRect = () => ({ height: 420.2 }) as DOMRect;
  sent = [];
  vi.useFakeTimers();
  vi.spyOn(view.parent, 'postMessage').mockImplementation((message) => sent.push(message as Sent));
});

afterEach(() => {
  channel?.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
  frame.remove();
});

const open = (pageStatus: number, onUi = vi.fn()) => {
  channel = createEmbedChannel({ window: view, pageStatus, onUi });
  channel.start();
  return { channel, onUi };
};
const say = (method: string, arg?: unknown) =>
  view.dispatchEvent(new MessageEvent('message', { data: { originator: 'CAL', method, arg } }));

it('sends messages in the order that hosts wait for, and shows itself last', () => {
  open(200);
  vi.advanceTimersByTime(1000);
  expect(types()).toContain('__dimensionChanged');
  expect(types()).not.toContain('linkReady');
  expect(view.document.body.style.visibility).toBe('hidden');
  say('parentKnowsIframeReady');
  expect(types().at(-1)).toBe('linkReady');
  expect(view.document.body.style.visibility).toBe('visible');
  expect(types().slice(0, 3)).toEqual([
    '__iframeReady',
    '__windowLoadComplete',
    '__dimensionChanged',
  ]);
  expect(sent[0]).toEqual({
    originator: 'CAL',
    type: '__iframeReady',
    namespace: 'ns',
    fullType: 'CAL:ns:__iframeReady',
    data: { isPrerendering: false },
  });
});

it('reports the whole page first and the height of its content from then on', () => {
  open(200);
  const heights = () => sent.filter(({ type }) => type === '__dimensionChanged');
  vi.advanceTimersByTime(1000);
  expect(heights().map(({ data }) => [data['iframeHeight'], data['isFirstTime']])).toEqual([
    [300, true],
    [421, false],
  ]);
});

it('fails the link instead of reporting a height when the page is an error', () => {
  open(404);
  say('parentKnowsIframeReady');
  vi.advanceTimersByTime(1000);
  expect(types()).toEqual(['__iframeReady', 'linkFailed']);
  expect(sent[1]?.data).toMatchObject({ code: 404, data: { url: view.location.href } });
});

it('passes ui messages on and ignores messages that don’t come from a parent', () => {
  const { onUi } = open(200);
  say('ui', { theme: 'dark' });
  say('unheardOf');
  view.dispatchEvent(new MessageEvent('message', { data: null }));
  expect(onUi.mock.calls).toEqual([[{ theme: 'dark' }]]);
});

it('calls back once the link is ready, at once if it already is', () => {
  const { channel: opened } = open(200);
  const early = vi.fn();
  const late = vi.fn();
  opened.whenLinkReady(early);
  say('parentKnowsIframeReady');
  expect(early).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(early).toHaveBeenCalledOnce();
  opened.whenLinkReady(late);
  expect(late).toHaveBeenCalledOnce();
});
