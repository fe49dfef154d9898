import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'awell-cal-booking/styles.css';
import { App } from './App';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import './demo.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root.');
const queryClient = new QueryClient();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
