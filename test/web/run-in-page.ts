import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

// From dist/test/web.
const web = join(import.meta.dirname, '../../../web');

/**
 * Runs a piece of JavaScript in a process of its own, with the modules of the page as Vite makes them.
 * @param body what to run; `await load(path)` gives the exports of a module, such as `/src/language/english.ts`
 * @returns what it returns, through JSON
 */
export async function runInPage<T>(body: string): Promise<T> {
  const script = `
    import { createServer } from 'vite';
    const server = await createServer({ root: ${JSON.stringify(web)}, logLevel: 'error', server: { middlewareMode: true, ws: false, hmr: false, watch: null } });
    const load = (path) => server.ssrLoadModule(path);
    const result = await (async () => { ${body} })();
    await server.close();
    process.stdout.write(JSON.stringify(result));
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: web });
  return JSON.parse(stdout) as T;
}
