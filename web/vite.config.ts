import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { cataloguePlugin } from './catalogue-plugin.js';
import { workerPlugin } from './worker/worker-plugin.js';

const api = 'http://localhost:4000';

export default defineConfig({
  plugins: [react(), cataloguePlugin(), workerPlugin()],
  resolve: {
    // The root package has another React, for GraphiQL.
    dedupe: ['react', 'react-dom', '@apollo/client', 'graphql', 'rxjs'],
    // rxjs in today's JavaScript, without the helpers of old browsers.
    conditions: ['es2015', 'module', 'browser', 'development|production'],
  },
  build: {
    target: 'es2023',
    // As data: addresses they would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/graphql': { target: api, ws: true },
      '/export': api,
    },
  },
});
