import { readConfig } from '../../src/config.js';
import { openLog } from '../../src/log.js';
import { openVoice } from '../../src/voice/open-voice.js';
import { collectUtterance } from '../../src/voice/utterance.js';
import type { Voice, VoiceRequest } from '../../src/voice/voice.js';
import type { ProviderRequest } from '../support/provider.js';

/** A voice as the configuration opens it, with the lines of its log. */
export async function voiceOf(
  env: Record<string, string>,
): Promise<{ voice: Voice; log: string[]; say: (request?: Partial<VoiceRequest>) => Promise<string> }> {
  const log: string[] = [];
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'info', ...env });
  const voice = await openVoice(config, openLog(config, { write: (line) => void log.push(line) }));
  const say = (request: Partial<VoiceRequest> = {}) =>
    collectUtterance(voice.speak({ ...asked, ...request }, new AbortController().signal));
  return { voice, log, say };
}

/** A request for a reply. */
export const asked: VoiceRequest = {
  pet: { name: 'Coco', persona: 'a sleepy cat' },
  conversation: [{ by: 'USER', content: 'hello' }],
};

/** Everything that a request says. */
export const textOf = ({ messages }: ProviderRequest): string =>
  messages.map(({ content }) => content).join('\n');
