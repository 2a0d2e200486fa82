import type { Config } from '../config.js';
import { openLog, type Logger } from '../log.js';
import { cleanVoice } from './clean/clean-voice.js';
import { scriptedVoice } from './scripted-voice.js';
import type { Voice } from './voice.js';

/**
 * Opens the voice that the configuration names. What speaks to model servers is loaded only if it is used.
 * @param log where it says what servers refuse, and which of them fail
 */
export async function openVoice(config: Config, log: Logger = openLog(config)): Promise<Voice> {
  const { openai } = config;
  if (!openai) return scriptedVoice({ pace: config.scriptedPace, takesCommands: !config.production });
  const { openAIVoice } = await import('./openai/openai-voice.js');
  const shared = {
    parameters: openai.parameters,
    context: config.voiceContext,
    wait: {
      first: config.voiceFirstByteTimeout,
      idle: config.voiceIdleTimeout,
      longest: config.voiceTimeout,
    },
  };
  const servers = [openai.server, ...(openai.fallback ? [openai.fallback] : [])];
  const voice = cleanVoice(
    openAIVoice(
      {
        servers: servers.map((server) => ({ ...shared, ...server })),
        concurrency: openai.concurrency,
        maxTokens: openai.maxOutputTokens,
      },
      log,
    ),
  );
  const { openAIEmbedder } = await import('./openai/openai-embedder.js');
  const embedder = config.embedding && openAIEmbedder({ ...openai.server, ...config.embedding });
  return { ...voice, embedder };
}
