/** `window.Cal` as the snippet of @calcom/embed-react creates it: a function that queues instructions. */
interface Snippet {
  loaded?: boolean;
  version?: string;
  q?: ArrayLike<unknown>[];
  ns?: Record<string, { q: ArrayLike<unknown>[] }>;
}

/** An instruction to open an inline booking page. */
export interface InlineInstruction {
  namespace: string;
  element: Element;
  url: URL;
}

interface FakeEmbedOptions {
  /** Runs what makes the host render. */
  act: (run: () => void) => unknown;
  isBlocked: () => boolean;
  onInline: (instruction: InlineInstruction) => void;
}

export interface FakeEmbed {
  /** Forgets that embed.js is loaded, so that the next widget loads it again. */
  unload: () => void;
  uninstall: () => void;
}

const VERSION = 'fake';
/** A script type that no browser loads. */
const INERT = 'text/fake-cal';
const DEFAULT_ORIGIN = 'https://app.cal.com';

const page = (): { Cal?: Snippet } => window as unknown as { Cal?: Snippet };

/** The address of a booking page, as embed.js builds it. */
function composeUrl(origin: unknown, calLink: unknown, namespace: string, config: unknown): URL {
  const url = new URL(`${String(origin ?? DEFAULT_ORIGIN)}/${String(calLink)}`);
  if (!url.pathname.endsWith('embed')) url.pathname += '/embed';
  url.searchParams.set('embed', namespace);
  for (const [name, value] of Object.entries(config ?? {})) {
    if (value !== undefined) url.searchParams.append(name, String(value));
  }
  url.searchParams.append('embedType', 'inline');
  return url;
}

/** Carries out the queued instructions, and later ones at once. */
function drain(queue: ArrayLike<unknown>[] | undefined, carryOut: (args: unknown[]) => void): void {
  if (!queue) return;
  const waiting = queue.splice(0);
  queue.push = (...instructions) => {
    for (const instruction of instructions) carryOut(Array.from(instruction));
    return 0;
  };
  queue.push(...waiting);
}

/**
 * Replaces embed.js. The real snippet still runs: the script element that it creates loads nothing, and its
 * instructions are carried out here. So there is no network, and the widget needs no test hook.
 */
export function installFakeEmbed({ act, isBlocked, onInline }: FakeEmbedOptions): FakeEmbed {
  const before = page().Cal;
  const scripts = new Set<HTMLScriptElement>();
  const origins = new Map<string, unknown>();

  const carryOut = (namespace: string, [method, given, config]: unknown[]): void => {
    if (method === 'init') {
      const { calOrigin, origin } = (config ?? {}) as { calOrigin?: string; origin?: string };
      const named = calOrigin ?? origin;
      if (named !== undefined) origins.set(namespace, named);
    }
    if (method !== 'inline') return;
    const inline = given as { elementOrSelector: Element; calLink: string; config?: object };
    const element = inline.elementOrSelector;
    if (!element.isConnected) return;
    const url = composeUrl(origins.get(namespace), inline.calLink, namespace, inline.config);
    onInline({ namespace, element, url });
  };

  /** What embed.js does when it is loaded. */
  const takeOver = (cal: Snippet): void => {
    cal.version = VERSION;
    drain(cal.q, ([method, namespace]) => {
      if (method !== 'initNamespace') return;
      const name = String(namespace);
      drain(cal.ns?.[name]?.q, (instruction) => carryOut(name, instruction));
    });
  };

  const onScript = (script: HTMLScriptElement): void => {
    script.type = INERT;
    scripts.add(script);
    const cal = page().Cal;
    if (cal && !isBlocked()) takeOver(cal);
    // The snippet sets the address only after it has put the script into the page.
    else queueMicrotask(() => act(() => void script.dispatchEvent(new Event('error'))));
  };

  /** The snippet's script, which has no address yet, or the script of a widget that retries. */
  const isEmbedScript = (node: unknown): node is HTMLScriptElement => {
    if (!(node instanceof HTMLScriptElement)) return false;
    const { Cal: cal } = page();
    if (node.src === '') return cal?.ns !== undefined && !cal.loaded;
    return [...scripts].some(({ src }) => src === node.src);
  };

  const head = HTMLHeadElement.prototype;
  const watched = (['append', 'appendChild'] as const).map((name) => {
    const own = Object.getOwnPropertyDescriptor(head, name);
    const original = head[name] as (...nodes: unknown[]) => unknown;
    Object.defineProperty(head, name, {
      configurable: true,
      value: function intercept(this: HTMLHeadElement, ...nodes: unknown[]) {
        for (const node of nodes) if (isEmbedScript(node)) onScript(node);
        return original.apply(this, nodes);
      },
    });
    return { name, own };
  });

  const unload = (): void => {
    for (const script of scripts) script.remove();
    scripts.clear();
    delete page().Cal;
  };

  // Remove the real embed.js, and serve a snippet that waits for it.
  if (before?.version !== undefined) unload();
  else if (before?.loaded) takeOver(before);

  return {
    unload,
    uninstall: () => {
      unload();
      for (const { name, own } of watched) {
        if (own) Object.defineProperty(head, name, own);
        else Reflect.deleteProperty(head, name);
      }
      if (before?.version !== undefined) page().Cal = before;
    },
  };
}
