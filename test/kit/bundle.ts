import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** A module as a page would bundle it. */
export interface Bundle {
  /** The size of what is loaded first, in bytes, minified and gzipped. */
  readonly gzipped: number;
  /** The files in it, and in what is loaded later. */
  readonly modules: readonly string[];
}

const [code] = process.argv.slice(2);
const entry = join(process.cwd(), 'kit', 'entry.js');
const built = await rolldown({
  input: entry,
  platform: 'browser',
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  resolve: { conditionNames: ['production', 'browser', 'import', 'module', 'default'] },
  logLevel: 'silent',
  plugins: [
    {
      name: 'entry',
      resolveId: (id) => (id === entry ? id : undefined),
      load: (id) => (id === entry ? code : undefined),
    },
  ],
});
const { output } = await built.generate({ format: 'esm', minify: true });
await built.close();
const chunks = output.filter((one) => one.type === 'chunk');
const first = chunks.filter(({ isEntry }) => isEntry);
process.stdout.write(
  JSON.stringify({
    gzipped: gzipSync(first.map((chunk) => chunk.code).join('')).length,
    modules: chunks.flatMap(({ moduleIds }) => moduleIds),
  } satisfies Bundle),
);
