import { execFile } from 'node:child_process';
import { access, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from '@jest/globals';

const run = promisify(execFile);

/** Whether the kit is built. If it is not, says so once. */
export async function hasKit(): Promise<boolean> {
  const isBuilt = await access('kit/dist/main.d.ts').then(
    () => true,
    () => false,
  );
  if (!isBuilt)
    process.stderr.write('The kit is not built, so what uses it is not tested; npm install builds it.\n');
  return isBuilt;
}

/** The files that docs/CLIENT.md shows, by name. */
export async function filesOfGuide(): Promise<ReadonlyMap<string, string>> {
  const guide = await readFile('docs/CLIENT.md', 'utf8');
  const shown = [...guide.matchAll(/^```(?:ts|tsx|js|jsx)\b *(\S*)\n(.*?)^```$/gms)];
  return new Map(shown.map(([, name, code]) => [name!, code!]));
}

// Beside the tests, so that a file finds the packages that it imports.
const newFolder = async (): Promise<string> => {
  const folder = new URL(`./guide-${process.pid}`, import.meta.url).pathname;
  await mkdir(folder, { recursive: true });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** One file of the guide that needs no other, imported as a client would. @param name without `.ts` */
export async function moduleOfGuide<Module>(name: string): Promise<Module> {
  const code = (await filesOfGuide()).get(`${name}.ts`)!;
  const file = join(await newFolder(), `${name}.js`);
  await writeFile(file, stripTypeScriptTypes(code));
  return (await import(file)) as Module;
}

/**
 * Writes all files of the guide into a folder of a front end, generates the types of its documents, and compiles it.
 * @returns imports a compiled file by its name without `.ts`
 * @throws with what the compiler says, if a file is wrong
 */
export async function compileGuide(): Promise<(name: string) => Promise<unknown>> {
  const folder = await newFolder();
  const isKitBuilt = await hasKit();
  for (const [name, code] of await filesOfGuide())
    if (name !== 'kit.ts' || isKitBuilt) await writeFile(join(folder, name), code);
  await copyFile('schema.graphql', join(folder, 'schema.graphql'));
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(strictest));
  const programs = new URL('../../../node_modules/.bin/', import.meta.url).pathname;
  const inFolder = { cwd: folder, env: { PATH: process.env['PATH'] } };
  await run(join(programs, 'graphql-codegen'), ['--config', 'codegen.ts'], inFolder);
  await run(join(programs, 'tsc'), [], inFolder).catch((error: { stdout: string }) => {
    throw new Error(error.stdout);
  });
  return (name) => import(join(folder, `${name}.js`));
}

/** What a front end may ask of its compiler. */
const strictest = {
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    module: 'nodenext',
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noImplicitReturns: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    noEmitOnError: true,
  },
  include: ['*.ts', 'generated'],
};
