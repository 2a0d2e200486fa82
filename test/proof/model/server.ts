import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelFiles } from './files.js';

// Run as a process of its own: an OpenAI-compatible server around a small model, one answer at a time.

interface Turn {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** What is used of node-llama-cpp, which is no dependency of the product. */
interface Runtime {
  getLlama: (options: object) => Promise<{
    loadModel: (options: { modelPath: string }) => Promise<{
      tokenize: (text: string) => unknown[];
      createContext(options: {
        contextSize: number;
        threads: number;
      }): Promise<{ getSequence(): { clearHistory(): Promise<void> } }>;
    }>;
  }>;
  LlamaChatSession: new (options: object) => {
    setChatHistory(history: object[]): void;
    prompt(text: string, options: object): Promise<string>;
    dispose(): void;
  };
}

const maxTokens = 120;
const { weights, runtime } = JSON.parse(process.argv[2]!) as ModelFiles;
const { getLlama, LlamaChatSession } = (await import(runtime)) as Runtime;
const llama = await getLlama({ build: 'never', gpu: false, logLevel: 'error' });
const model = await llama.loadModel({ modelPath: weights });
const context = await model.createContext({ contextSize: 4_096, threads: 1 });
const contextSequence = context.getSequence();
let turn = Promise.resolve();

const toItem = ({ role, content }: Turn): object =>
  role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content };

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const part of request) body += String(part);
  const { messages } = JSON.parse(body) as { messages: Turn[] };
  const over = new AbortController();
  response.on('close', () => over.abort());
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (more: object) =>
    response.write(`data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', ...more })}\n\n`);
  const choose = (delta: object, finish: string | null) =>
    send({ choices: [{ index: 0, delta, finish_reason: finish }] });
  await contextSequence.clearHistory();
  const session = new LlamaChatSession({ contextSequence });
  session.setChatHistory(messages.slice(0, -1).map(toItem));
  let said = '';
  await session.prompt(messages.at(-1)!.content, {
    maxTokens,
    temperature: 0.3,
    seed: 1,
    signal: over.signal,
    stopOnAbortSignal: true,
    onTextChunk(chunk: string) {
      said += chunk;
      choose({ content: chunk }, null);
    },
  });
  session.dispose();
  const [read, written] = [JSON.stringify(messages), said].map((text) => model.tokenize(text).length) as [
    number,
    number,
  ];
  choose({}, written >= maxTokens ? 'length' : 'stop');
  send({
    choices: [],
    usage: { prompt_tokens: read, completion_tokens: written, total_tokens: read + written },
  });
  response.end('data: [DONE]\n\n');
}

const server = createServer((request, response) => {
  turn = turn
    .then(() => answer(request, response))
    .catch((error: unknown) => {
      response.destroy(error as Error);
    });
});
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
