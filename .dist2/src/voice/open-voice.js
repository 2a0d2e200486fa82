import { scriptedVoice } from './scripted-voice.js';
/** Opens the voice that the configuration names. The OpenAI SDK is imported only if it is used. */
export async function openVoice(config) {
    if (!config.openai)
        return scriptedVoice({ pace: config.scriptedPace, takesCommands: !config.production });
    const { openAIVoice } = await import('./openai-voice.js');
    const { openai, voiceFirstByteTimeout, voiceIdleTimeout, voiceTimeout, voiceContext } = config;
    return openAIVoice({
        ...openai,
        firstByteTimeout: voiceFirstByteTimeout,
        idleTimeout: voiceIdleTimeout,
        timeout: voiceTimeout,
        context: voiceContext,
    });
}
//# sourceMappingURL=open-voice.js.map