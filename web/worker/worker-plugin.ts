import { createHash } from 'node:crypto';
import { build, type Plugin } from 'vite';

/**
 * Builds the service worker as `/worker.js`, with the list of the files that the page needs without a connection and a
 * version that changes with any of them.
 */
export const workerPlugin = (): Plugin => ({
  name: 'nuzzle-worker',
  apply: 'build',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => /^assets\/.*\.(?:js|css|woff2|png|svg)$/.test(name))
        .toSorted();
      const index = bundle['index.html'];
      const html = index?.type === 'asset' ? String(index.source) : '';
      const version = createHash('sha256')
        .update(JSON.stringify(files))
        .update(html)
        .digest('hex')
        .slice(0, 12);
      const result = await build({
        configFile: false,
        logLevel: 'warn',
        root: import.meta.dirname,
        publicDir: false,
        define: {
          BUILT_FILES: JSON.stringify([...files.map((name) => `/${name}`), '/icon.svg']),
          BUILT_VERSION: JSON.stringify(version),
        },
        build: {
          write: false,
          target: 'es2023',
          rolldownOptions: { input: 'worker.ts', output: { format: 'iife', entryFileNames: 'worker.js' } },
        },
      });
      const [output] = [result].flat() as { output: { type: string; code?: string }[] }[];
      const code = output?.output.find(({ type }) => type === 'chunk')?.code;
      if (code === undefined) throw new Error('The service worker was not built.');
      this.emitFile({ type: 'asset', fileName: 'worker.js', source: code });
    },
  },
});
