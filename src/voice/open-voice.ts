import type { Config } from '../config.js';
import { openAIEmbedder } from './openai-embedder.js';
import { scriptedVoice } from './scripted-voice.js';
import type { Voice } from './voice.js';

/** Opens the voice that the configuration names. The OpenAI SDK is imported only if it is used. */
export async function openVoice(config: Config): Promise<Voice> {
  if (!config.openai) return scriptedVoice({ pace: config.scriptedPace, takesCommands: !config.production });
  const { openAIVoice } = await import('./openai-voice.js');
  const { openai, voiceFirstByteTimeout, voiceIdleTimeout, voiceTimeout, voiceContext } = config;
  const voice = openAIVoice({
    ...openai,
    firstByteTimeout: voiceFirstByteTimeout,
    idleTimeout: voiceIdleTimeout,
    timeout: voiceTimeout,
    context: voiceContext,
  });
  const embedder = config.embedding && openAIEmbedder({ ...openai, ...config.embedding });
  return { ...voice, embedder };
}
