import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import * as bidi from 'selenium-webdriver/bidi';
import { end, HEIGHT, WIDTH, type BrowserPage, type Found, type Places } from './browserPage';

// Its types name the class, which is its only export.
const { default: BiDi } = bidi as unknown as { default: typeof bidi.Index };

type Send = <T>(method: string, params: object) => Promise<T>;

/** Firefox from Debian, controlled with WebDriver BiDi, which needs no driver. */
export async function openFirefox({ home, downloads, onEnd }: Places): Promise<BrowserPage> {
  const args = ['--headless', '--remote-debugging-port=0', '--profile', home];
  const firefox = spawn('firefox-esr', args, {
    env: { ...process.env, HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onEnd(() => end(firefox));
  const connection = new BiDi(`${await addressOf(firefox.stderr)}/session`);
  onEnd(async () => void (await connection.close()));
  const send: Send = async <T>(method: string, params: object) => {
    const answer = await connection.send({ method, params });
    const { result, error, message } = answer as { result: T; error?: string; message?: string };
    if (error) throw new Error(`${method}: ${error}: ${message}`);
    return result;
  };
  await send('session.new', { capabilities: {} });
  await send('browser.setDownloadBehavior', {
    downloadBehavior: { type: 'allowed', destinationFolder: downloads },
  });
  const { context } = await send<{ context: string }>('browsingContext.create', { type: 'tab' });
  const viewport = { width: WIDTH, height: HEIGHT };
  await send('browsingContext.setViewport', { context, viewport });
  return pageOf(send, context);
}

async function addressOf(said: Readable): Promise<string> {
  const lines = createInterface(said);
  for (;;) {
    const [line] = (await once(lines, 'line')) as [string];
    const [, address] = /^WebDriver BiDi listening on (ws:\S+)$/.exec(line) ?? [];
    if (address) return address;
  }
}

interface RemoteNode {
  sharedId: string;
  value: { context?: string };
}

function pageOf(send: Send, page: string): BrowserPage {
  const run = async <T>(context: string, body: string, ...args: object[]): Promise<T> => {
    const answer = await send<{ result?: { value: T }; exceptionDetails?: { text: string } }>(
      'script.callFunction',
      {
        functionDeclaration: `(...args) => { ${body} }`,
        arguments: args,
        awaitPromise: true,
        target: { context },
      },
    );
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return answer.result?.value as T;
  };
  const locate = async (context: string, type: 'css' | 'xpath', value: string) => {
    const locator = { type, value };
    const { nodes } = await send<{ nodes: RemoteNode[] }>('browsingContext.locateNodes', {
      context,
      locator,
    });
    if (!nodes[0]) throw new Error(`It is not there: ${value}`);
    return { sharedId: nodes[0].sharedId };
  };
  const frameOf = async (selector: string): Promise<string> => {
    const frame = await locate(page, 'css', selector);
    return (await run<{ context: string }>(page, 'return args[0].contentWindow', frame)).context;
  };
  const act = (context: string, ...actions: object[]) =>
    send('input.performActions', { context, actions });
  const find = async (xpath: string, frame?: string): Promise<Found> => {
    const context = frame ? await frameOf(frame) : page;
    const element = await locate(context, 'xpath', xpath);
    const isSeen = 'return args[0].checkVisibility({ visibilityProperty: true })';
    if (!(await run<boolean>(context, isSeen, element))) throw new Error(`It is hidden: ${xpath}`);
    const click = () =>
      act(context, {
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element } },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      });
    const type = async (text: string) => {
      await click();
      const keys = Array.from(text, (value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await act(context, { type: 'key', id: 'keyboard', actions: keys.flat() });
    };
    return { click, type };
  };
  return {
    find,
    reload: () => send('browsingContext.reload', { context: page, wait: 'complete' }),
    open: (url) => send('browsingContext.navigate', { context: page, url, wait: 'complete' }),
    run: (script) => run(page, script),
  };
}
