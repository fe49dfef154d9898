import { createRoot } from 'react-dom/client';
import { App } from './App';

export interface Mounted {
  setTheme: (theme: 'light' | 'dark') => void;
  unmount: () => void;
}

/** The fake booking page has a text and a button: these look as on the page around it. */
const PAGE_STYLES = `
  body { display: grid; place-content: center; justify-items: center; min-height: 90vh; }
  body { color: light-dark(#3c3c43, #dfdfd6); text-align: center; }
  button { padding: 10px 24px; border: 0; border-radius: 8px; font: inherit; font-weight: 600; cursor: pointer; }
  button { color: light-dark(#fff, #161618); background: light-dark(#3451b2, #a8b1ff); }
`;

function dress({ contentDocument }: HTMLIFrameElement, theme: 'light' | 'dark'): void {
  if (!contentDocument) return;
  contentDocument.documentElement.style.colorScheme = theme;
  if (contentDocument.querySelector('style')) return;
  const style = contentDocument.createElement('style');
  style.textContent = PAGE_STYLES;
  contentDocument.head.append(style);
}

/** Shows the app in an element of the page, which Vue made. */
export function mount(element: Element): Mounted {
  const root = createRoot(element);
  let theme: 'light' | 'dark' = 'light';
  const dressed = new WeakSet<HTMLIFrameElement>();
  const dressAll = (): void => {
    for (const iframe of element.querySelectorAll('iframe')) {
      dress(iframe, theme);
      // Some browsers put a new document into an empty frame after a moment.
      if (!dressed.has(iframe)) iframe.addEventListener('load', () => dress(iframe, theme));
      dressed.add(iframe);
    }
  };
  const observer = new MutationObserver(dressAll);
  observer.observe(element, { childList: true, subtree: true });
  return {
    setTheme(next) {
      theme = next;
      root.render(<App theme={next} />);
      dressAll();
    },
    unmount() {
      observer.disconnect();
      root.unmount();
    },
  };
}
