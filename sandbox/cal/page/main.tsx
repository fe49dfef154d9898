import { createRoot } from 'react-dom/client';
import { App } from './App';
import { channel } from './embed';
import { followColorPreference } from './ui';

followColorPreference();

const begin = () => {
  channel.start();
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<App />);
};

const delay = window.calHandshakeDelayMs ?? 0;
if (delay > 0) setTimeout(begin, delay);
else begin();
