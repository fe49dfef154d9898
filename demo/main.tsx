import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'awell-cal-booking/styles.css';
import { App } from './App';
import './demo.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
