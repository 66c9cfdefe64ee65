/** Mounts the window. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { start } from './state/start.ts';
import './ui/tokens.css';
import './ui/base.css';
import './ui/fields.css';

start();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
