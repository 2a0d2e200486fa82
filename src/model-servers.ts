import { z } from 'zod';
import { url } from './setting-rules.js';

// What Nuzzle itself sets in a request.
const own = new Set([
  'model',
  'messages',
  'stream',
  'stream_options',
  'n',
  'max_tokens',
  'max_completion_tokens',
  'safety_identifier',
  'user',
]);

/** Parameters of a request in JSON, such as `{"temperature":0.8}`. */
const parameters = z
  .string()
  .transform((text): Record<string, unknown> | undefined => {
    try {
      return z.record(z.string().regex(/^\w{1,64}$/), z.unknown()).safeParse(JSON.parse(text)).data;
    } catch {
      return undefined;
    }
  })
  .refine(
    (read) => read !== undefined && Object.keys(read).every((name) => !own.has(name)),
    'must be a JSON object of parameters, such as {"temperature":0.8}, without those that Nuzzle sets',
  )
  .transform((read) => read ?? {});

/** The settings of the servers that models answer on. */
export const modelSettings = {
  OPENAI_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be ASCII characters without spaces')
    .optional(),
  OPENAI_BASE_URL: url('http', 'https').optional(),
  OPENAI_MODEL: z.string().default('gpt-5-mini'),
  OPENAI_MODEL_OUTREACH: z.string().optional(),
  OPENAI_MODEL_MEMORY: z.string().optional(),
  OPENAI_OPTIONS: parameters.prefault('{}'),
  OPENAI_OPTIONS_OUTREACH: parameters.optional(),
  OPENAI_OPTIONS_MEMORY: parameters.optional(),
  FALLBACK_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be ASCII characters without spaces')
    .optional(),
  FALLBACK_BASE_URL: url('http', 'https').optional(),
  FALLBACK_MODEL: z.string().optional(),
  VOICE_CONCURRENCY: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a number of calls, 1 to 9999')
    .transform(Number)
    .default(32),
};

const openAI = 'https://api.openai.com/v1';
// Servers such as Ollama accept any key.
const anyKey = 'none';

type ModelSettings = z.output<z.ZodObject<typeof modelSettings>>;

/** Reads which servers answer, with which model and which parameters for what. */
export function modelServers(data: ModelSettings) {
  const models = {
    reply: data.OPENAI_MODEL,
    outreach: data.OPENAI_MODEL_OUTREACH ?? data.OPENAI_MODEL,
    memory: data.OPENAI_MODEL_MEMORY ?? data.OPENAI_MODEL,
  };
  const fallback = data.FALLBACK_MODEL ?? data.OPENAI_MODEL;
  return {
    server: { apiKey: data.OPENAI_API_KEY ?? anyKey, baseUrl: data.OPENAI_BASE_URL ?? openAI, models },
    /** Answers if the first server cannot. */
    fallback:
      data.FALLBACK_API_KEY || data.FALLBACK_BASE_URL
        ? {
            apiKey: data.FALLBACK_API_KEY ?? anyKey,
            baseUrl: data.FALLBACK_BASE_URL ?? openAI,
            models: { reply: fallback, outreach: fallback, memory: fallback },
          }
        : undefined,
    /** Parts of each request, by what it is for. */
    parameters: {
      reply: data.OPENAI_OPTIONS,
      outreach: data.OPENAI_OPTIONS_OUTREACH ?? data.OPENAI_OPTIONS,
      memory: data.OPENAI_OPTIONS_MEMORY ?? data.OPENAI_OPTIONS,
    },
    /** How many calls to models this process has under way at once. */
    concurrency: data.VOICE_CONCURRENCY,
  };
}
