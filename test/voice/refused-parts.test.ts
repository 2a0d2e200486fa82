import { afterEach, expect, test } from '@jest/globals';
import { Provider, type Behaviour, type ProviderRequest } from '../support/provider.js';
import { asked, textOf, voiceOf } from './provider-voice.js';

const providers: Provider[] = [];
afterEach(() => Promise.all(providers.splice(0).map((provider) => provider.stop())));

/** A server that refuses requests as this function says, and answers the others. */
async function serverThat(refuses: (request: ProviderRequest) => Behaviour | undefined): Promise<Provider> {
  const provider = await Provider.start();
  providers.push(provider);
  provider.otherwise = {
    kind: 'judge',
    judge: (request) =>
      refuses(request) ??
      (request.stream
        ? { kind: 'speak', words: ['Meow.'] }
        : {
            kind: 'answer',
            status: 200,
            body: { choices: [{ index: 0, message: { content: 'Meow.' }, finish_reason: 'stop' }] },
          }),
  };
  return provider;
}

const refusal = (status: number, body: object): Behaviour => ({ kind: 'answer', status, body });
const openAI = (message: string, param: string | null, code: string) =>
  refusal(400, { error: { message, type: 'invalid_request_error', param, code } });
const has = (name: string) => (request: ProviderRequest) => name in request;
const hasSystem = ({ messages }: ProviderRequest) => messages[0]!.role === 'system';

const refusing: [what: string, applies: (request: ProviderRequest) => boolean, then: Behaviour][] = [
  [
    'streams of organisations that are not verified',
    has('stream'),
    openAI(
      'Your organization must be verified to stream this model. Please go to: https://platform.openai.com/settings/organization/general',
      'stream',
      'unsupported_value',
    ),
  ],
  [
    'stream_options, as FastAPI does',
    has('stream_options'),
    refusal(422, {
      detail: [
        { type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' },
      ],
    }),
  ],
  [
    'stream_options, in a sentence',
    has('stream_options'),
    refusal(400, { message: 'Unknown field: stream_options', status: 400 }),
  ],
  [
    'a temperature',
    has('temperature'),
    openAI(
      "Unsupported value: 'temperature' does not support 0.8 with this model. Only the default (1) value is supported.",
      'temperature',
      'unsupported_value',
    ),
  ],
  [
    'two parameters, one after the other',
    (request) => 'top_k' in request || 'seed' in request,
    refusal(400, { error: "unknown parameters: 'top_k', 'seed' are not supported" }),
  ],
  [
    'the role of the system, as Google does',
    hasSystem,
    refusal(400, {
      error: {
        code: 400,
        message: 'Developer instruction is not enabled for models/gemma-3-27b-it',
        status: 'INVALID_ARGUMENT',
      },
    }),
  ],
  [
    'the role of the system, as llama.cpp does',
    hasSystem,
    refusal(500, {
      error: { code: 500, message: 'Value is not callable: System role not supported', type: 'server_error' },
    }),
  ],
  [
    'the role of the system, as templates of Mistral do',
    hasSystem,
    refusal(400, {
      error: {
        message: 'Conversation roles must alternate user/assistant/user/assistant/...',
        type: 'BadRequestError',
      },
    }),
  ],
];

test.each(refusing)(
  'a server that refuses %s is asked without, and this is remembered',
  async (_what, applies, then) => {
    const provider = await serverThat((request) => (applies(request) ? then : undefined));
    const { say, log } = await voiceOf({
      OPENAI_BASE_URL: provider.baseUrl,
      OPENAI_OPTIONS: '{"temperature":0.8,"top_k":40,"seed":7}',
    });
    expect(await say()).toBe('Meow.');
    const first = provider.requests.length;
    expect(first).toBeGreaterThan(1);
    expect(applies(provider.requests.at(-1)!)).toBe(false);
    // Nothing but what was refused is missing.
    expect(textOf(provider.requests.at(-1)!)).toContain('a sleepy cat');
    expect(await say()).toBe('Meow.');
    expect(provider.requests.length).toBe(first + 1);
    expect(log.join('')).toContain('which is left out from now on');
  },
);

test('the number of tokens goes by the name that the server knows', async () => {
  const provider = await serverThat((request) =>
    'max_tokens' in request
      ? openAI(
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
          'max_tokens',
          'unsupported_parameter',
        )
      : undefined,
  );
  const { voice } = await voiceOf({ OPENAI_BASE_URL: provider.baseUrl });
  const request = {
    use: 'memory' as const,
    messages: [{ role: 'user' as const, content: 'hi' }],
    maxTokens: 99,
  };
  expect(await voice.complete!(request, new AbortController().signal)).toBe('Meow.');
  expect(provider.requests.map(({ max_tokens: old, max_completion_tokens: now }) => [old, now])).toEqual([
    [99, undefined],
    [undefined, 99],
  ]);
});

test('a server that refuses everything is asked a bounded number of times', async () => {
  const provider = await serverThat(() =>
    refusal(400, {
      error: { message: "Unsupported: 'stream_options', 'stream', 'temperature', system role" },
    }),
  );
  const { say } = await voiceOf({ OPENAI_BASE_URL: provider.baseUrl, OPENAI_OPTIONS: '{"temperature":1}' });
  await expect(say()).rejects.toMatchObject({ fault: 'VOICE_MISCONFIGURED' });
  expect(provider.requests.length).toBeLessThanOrEqual(12);
});

const long = Array.from({ length: 40 }, (_, at) => ({
  by: at % 2 === 0 ? ('USER' as const) : ('PET' as const),
  content: `${'I remember the day when we went to the sea. '.repeat(6)}${at}`,
}));
const conversation = [...long, { by: 'USER' as const, content: 'And now?' }];

test.each([
  [
    'llama.cpp',
    refusal(400, {
      error: {
        code: 400,
        message: 'the request exceeds the available context size, try increasing it',
        type: 'exceed_context_size_error',
        n_prompt_tokens: 3000,
        n_ctx: 1024,
      },
    }),
  ],
  [
    'OpenAI',
    openAI(
      "This model's maximum context length is 1024 tokens. However, your messages resulted in 3000 tokens. Please reduce the length of the messages.",
      'messages',
      'context_length_exceeded',
    ),
  ],
  [
    'vLLM',
    refusal(400, {
      object: 'error',
      message:
        "This model's maximum context length is 1024 tokens. However, you requested 3000 tokens in the messages.",
      type: 'BadRequestError',
      code: 400,
    }),
  ],
  [
    'Google',
    refusal(400, {
      error: {
        code: 400,
        message: 'The input token count (3000) exceeds the maximum number of tokens allowed (1024).',
        status: 'INVALID_ARGUMENT',
      },
    }),
  ],
  [
    'Groq',
    refusal(413, {
      error: { message: 'Request too large for model', type: 'tokens', code: 'rate_limit_exceeded' },
    }),
  ],
])(
  'a prompt that is too long for %s is asked with less, and the next one is short at once',
  async (_name, then) => {
    const provider = await serverThat((request) => (textOf(request).length > 4_000 ? then : undefined));
    const { say } = await voiceOf({ OPENAI_BASE_URL: provider.baseUrl, VOICE_CONTEXT: '3000' });
    expect(await say({ conversation })).toBe('Meow.');
    const first = provider.requests.length;
    expect(first).toBeGreaterThan(1);
    expect(textOf(provider.requests.at(-1)!)).toContain('And now?');
    expect(textOf(provider.requests.at(-1)!)).toContain('a sleepy cat');
    expect(await say({ conversation })).toBe('Meow.');
    expect(provider.requests.length).toBe(first + 1);
  },
);

test('a server that finds any prompt too long is a wrong setting, after a bounded number of requests', async () => {
  const provider = await serverThat(() => refusal(400, { error: { message: 'context length exceeded' } }));
  const { say } = await voiceOf({ OPENAI_BASE_URL: provider.baseUrl });
  await expect(say({ conversation })).rejects.toMatchObject({
    fault: 'VOICE_MISCONFIGURED',
    explanation: expect.stringContaining('VOICE_CONTEXT'),
  });
  expect(provider.requests.length).toBeLessThanOrEqual(12);
});

test('a completion that is too long is sent once, and its caller is told why it failed', async () => {
  const provider = await serverThat(() => refusal(400, { error: { message: 'context length exceeded' } }));
  const { voice } = await voiceOf({ OPENAI_BASE_URL: provider.baseUrl });
  const messages = [{ role: 'user' as const, content: 'We went to the sea. '.repeat(2_000) }];
  await expect(
    voice.complete!({ use: 'memory', messages, maxTokens: 99 }, new AbortController().signal),
  ).rejects.toMatchObject({
    fault: 'VOICE_TOO_LONG',
    isRetryable: false,
    explanation: expect.stringContaining('The prompt is longer than the model takes.'),
  });
  expect(provider.requests).toHaveLength(1);
});

test('no prompt is sent twice to a server that finds it too long', async () => {
  const provider = await serverThat(() => refusal(400, { error: { message: 'context length exceeded' } }));
  const { say } = await voiceOf({ OPENAI_BASE_URL: provider.baseUrl });
  for (const one of [conversation, [{ by: 'USER' as const, content: 'Hi.' }]]) {
    provider.requests.length = 0;
    await expect(say({ conversation: one })).rejects.toMatchObject({ fault: 'VOICE_MISCONFIGURED' });
    const prompts = provider.requests.map(textOf);
    expect(new Set(prompts).size).toBe(prompts.length);
  }
});

test('a filter that refuses what was said before answers the last message alone', async () => {
  const provider = await serverThat((request) =>
    textOf(request).includes('the sea')
      ? openAI(
          "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
          'prompt',
          'content_filter',
        )
      : undefined,
  );
  const { say } = await voiceOf({ OPENAI_BASE_URL: provider.baseUrl });
  expect(await say({ conversation })).toBe('Meow.');
  expect(provider.requests.length).toBe(2);
  await expect(say({ conversation: [{ by: 'USER', content: 'the sea' }] })).rejects.toMatchObject({
    fault: 'VOICE_REFUSED',
  });
});

test('each use has its model and its options, and no option is sent that another use has', async () => {
  const provider = await serverThat(() => undefined);
  const { voice, say } = await voiceOf({
    OPENAI_BASE_URL: provider.baseUrl,
    OPENAI_MODEL: 'large',
    OPENAI_MODEL_OUTREACH: 'warm',
    OPENAI_MODEL_MEMORY: 'small',
    OPENAI_OPTIONS: '{"temperature":0.9}',
    OPENAI_OPTIONS_MEMORY: '{"top_p":0.1}',
  });
  await say({ safetyIdentifier: 'hash' });
  await say({ outreach: { awayFor: 1, localTime: null, avoid: [] } });
  await voice.complete!(
    { use: 'memory', messages: [{ role: 'user', content: 'hi' }], maxTokens: 9 },
    new AbortController().signal,
  );
  expect(
    provider.requests.map(({ model, temperature, top_p: top, safety_identifier: safety }) => [
      model,
      temperature,
      top,
      safety,
    ]),
  ).toEqual([
    ['large', 0.9, undefined, 'hash'],
    ['warm', 0.9, undefined, undefined],
    ['small', undefined, 0.1, undefined],
  ]);
  expect(asked.conversation).toHaveLength(1);
});
