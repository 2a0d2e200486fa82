import type { Config } from '../config.js';
import { scriptedVoice } from './scripted-voice.js';
import type { Voice } from './voice.js';

/** The voice that the configuration asks for; the OpenAI SDK is loaded only where it is used. */
export async function openVoice(config: Config): Promise<Voice> {
  if (!config.openai) return scriptedVoice;
  const { openAIVoice } = await import('./openai-voice.js');
  const { openai, voiceFirstByte: firstByte, voiceIdle: idle, voiceLongest: longest } = config;
  return openAIVoice({ ...openai, firstByte, idle, longest });
}
