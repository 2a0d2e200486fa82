import type { z } from 'zod';
import type { requestParameters } from './setting-rules.js';

const openAI = 'https://api.openai.com/v1';
// Servers such as Ollama accept any key.
const anyKey = 'none';

type Parameters = z.output<typeof requestParameters>;

/** The settings of the servers that models answer on, as the configuration reads them. */
interface ModelSettings {
  OPENAI_API_KEY?: string | undefined;
  OPENAI_BASE_URL?: string | undefined;
  OPENAI_MODEL: string;
  OPENAI_MODEL_OUTREACH?: string | undefined;
  OPENAI_MODEL_MEMORY?: string | undefined;
  OPENAI_OPTIONS: Parameters;
  OPENAI_OPTIONS_OUTREACH?: Parameters | undefined;
  OPENAI_OPTIONS_MEMORY?: Parameters | undefined;
  FALLBACK_API_KEY?: string | undefined;
  FALLBACK_BASE_URL?: string | undefined;
  FALLBACK_MODEL?: string | undefined;
  VOICE_CONCURRENCY: number;
}

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
