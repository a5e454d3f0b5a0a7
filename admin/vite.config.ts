import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { serviceWorker } from './service-worker-plugin.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Two pages: the console and, once it is there, the public portal. The server serves the folder as it is. */
const pages = Object.fromEntries(
  [
    ['console', 'index.html'],
    ['portal', 'portal.html'],
  ]
    .map(([name, file]) => [name, here(`./${file}`)] as const)
    .filter(([, file]) => existsSync(file)),
);

export default defineConfig({
  root: here('.'),
  plugins: [react(), serviceWorker(here('./service-worker.js'), 'console')],
  build: {
    outDir: here('../dist/admin'),
    emptyOutDir: true,
    // react-admin with MUI is one chunk of a megabyte; diagrams and forms are loaded when they are needed.
    chunkSizeWarningLimit: 1600,
    rollupOptions: { input: pages },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': process.env['API_ORIGIN'] ?? 'http://127.0.0.1:3000',
      '/readyz': process.env['API_ORIGIN'] ?? 'http://127.0.0.1:3000',
    },
  },
});
