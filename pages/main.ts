import { writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildDocuments } from './documents/build-documents.ts';
import { compressFolder } from './compress-folder.ts';
import { pageOperations } from './page-operations.ts';
import { builtFrom, fingerprint, keepFingerprint } from './fingerprint.ts';

const { values } = parseArgs({
  options: {
    'if-stale': { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});

/** Runs the build of a workspace. If it fails, says what it printed and ends this process. */
function runBuild(workspace: string): void {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['run', '--silent', 'build', '--workspace', workspace],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  if (status === 0) return;
  process.stderr.write(stdout + stderr);
  console.error(`${workspace} could not be built.`);
  process.exit(1);
}

async function build(current: string): Promise<void> {
  const startedAt = performance.now();
  runBuild('@nuzzle/client');
  runBuild('@nuzzle/web');
  await writeFile('web/dist/operations.json', JSON.stringify(await pageOperations()));
  const count = await buildDocuments('docs/dist');
  for (const folder of ['web/dist', 'docs/dist']) await compressFolder(folder);
  await keepFingerprint(current);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`The chat page and ${count} pages of documents are built (${seconds} s).`);
}

const current = await fingerprint();
const isBuilt = (await builtFrom()) === current;
if (values.check) {
  if (!isBuilt)
    console.log(
      'The chat page is not of this version: npm install builds it anew. Nuzzle starts without waiting.',
    );
} else if (!values['if-stale'] || !isBuilt) await build(current);
