import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { afterAll, expect, test } from '@jest/globals';
import { programEnvironment } from '../support/process.js';
import { Provider } from '../support/provider.js';

const command = new URL('../../src/cli/voice-try.js', import.meta.url).pathname;
const provider = await Provider.start();
afterAll(() => provider.stop());

/** Types lines into the program, and returns what it printed. */
async function type(lines: readonly string[], args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: tmpdir(),
    env: { ...programEnvironment, SCRIPTED_PACE: 'off', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const [code] = (await once(child, 'close')) as [number];
  return { code, stdout, stderr };
}

test('talks with the scripted voice, which remembers what was typed', async () => {
  const { code, stdout, stderr } = await type(
    ['hello', 'My cat’s name is Yuna', '', 'what is my cat’s name?', '/away', '/quit', 'never said'],
    ['--persona', 'a sleepy cat who loves tuna', '--name', 'Nabi'],
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('The voice is scripted') });
  const answers = [...stdout.matchAll(/Nabi: (.+)/g)].map(([, words]) => words!);
  expect(answers).toHaveLength(4);
  expect(answers[2]).toContain('Yuna');
});

test('knows the facts and the language that it is given', async () => {
  const { stdout } = await type(
    ['우리 고양이 이름이 뭐야?'],
    ['--persona', '고양이', '--name', '콩이', '--locale', 'ko', '--fact', '고양이 이름은 유나야'],
  );
  expect(stdout).toMatch(/콩이: .*유나/);
});

test('talks with the model that is configured, and goes on after a failure', async () => {
  provider.scripts.set('Coco', [
    { kind: 'status', status: 503 },
    { kind: 'speak', words: ['Meow ', 'again.'] },
  ]);
  const { code, stdout, stderr } = await type(['hello', 'still there?'], ['--persona', 'a cat'], {
    OPENAI_BASE_URL: provider.baseUrl,
    OPENAI_API_KEY: 'secret-key-of-this-test',
  });
  expect(code).toBe(0);
  expect(stderr).toContain('VOICE_DOWN');
  expect(stderr + stdout).not.toContain('secret-key-of-this-test');
  expect(stdout).toContain('Coco: Meow again.');
});

test.each([[[]], [['--persona']], [['--persona', 'a cat', '--color', 'red']]])(
  'explains itself to %j',
  async (args) => {
    expect(await type([], args)).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Usage: npm run voice:try'),
    });
  },
);

test('a wrong setting ends it with its name', async () => {
  const { code, stderr } = await type(['hello'], ['--persona', 'a cat'], { OPENAI_BASE_URL: 'nowhere' });
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('OPENAI_BASE_URL') });
});

test('answers a message of self-harm without the model, as a server does', async () => {
  const before = provider.requests.length;
  const { stdout } = await type(['I want to kill myself'], ['--persona', 'a cat', '--locale', 'en-US'], {
    OPENAI_BASE_URL: provider.baseUrl,
  });
  expect(stdout).toContain('988');
  expect(provider.requests).toHaveLength(before);
});
