import { createRoot } from 'react-dom/client';
import { App } from './App';
import { channel } from './embed';
import { followColorPreference } from './ui';

followColorPreference();

const begin = () => {
  // For its assets only: whoever preloads it is told nothing.
  if (!new URLSearchParams(window.location.search).has('preload')) channel.start();
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<App />);
};

const delay = window.calHandshakeDelayMs ?? 0;
if (delay > 0) setTimeout(begin, delay);
else begin();
