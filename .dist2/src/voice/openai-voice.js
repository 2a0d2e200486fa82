import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { toPrompt } from './prompt.js';
import { TokenEstimator } from './token-estimator.js';
import { VoiceError } from './voice.js';
/** Makes a voice that streams from any server with OpenAI's chat completions API. */
export function openAIVoice(options) {
    const client = new OpenAI({
        apiKey: options.apiKey,
        baseURL: options.baseUrl ?? null,
        // The lease in the database retries, and counts its attempts across crashes.
        maxRetries: 0,
        timeout: options.timeout,
        logLevel: 'off',
    });
    const estimator = new TokenEstimator();
    async function* speak(request, signal) {
        const timeout = new AbortController();
        const anySignal = AbortSignal.any([signal, timeout.signal]);
        const withTimeout = async (ms, work) => {
            const timer = setTimeout(() => timeout.abort(), ms);
            try {
                return await work;
            }
            finally {
                clearTimeout(timer);
            }
        };
        const deadline = Date.now() + options.timeout;
        let finish;
        try {
            const start = Date.now();
            const stream = await withTimeout(options.firstByteTimeout, client.chat.completions.create({
                model: options.model,
                messages: toPrompt(request, options.context, estimator),
                stream: true,
                stream_options: { include_usage: true },
            }, { signal: anySignal }));
            const chunks = stream[Symbol.asyncIterator]();
            for (let wait = options.firstByteTimeout - (Date.now() - start);; wait = options.idleTimeout) {
                // Only the time that the server takes counts, not the time that the consumer takes.
                const { done, value } = await withTimeout(Math.min(wait, deadline - Date.now()), chunks.next());
                if (done)
                    break;
                finish = value.choices?.[0]?.finish_reason ?? finish;
                const content = value.choices?.[0]?.delta?.content;
                if (content)
                    yield content;
            }
            // The SDK ends an aborted stream without an error, here and below.
            if (timeout.signal.aborted)
                throw new VoiceError('VOICE_TIMEOUT');
        }
        catch (error) {
            signal.throwIfAborted();
            if (timeout.signal.aborted)
                throw new VoiceError('VOICE_TIMEOUT', { cause: error });
            throw toVoiceError(error);
        }
        finally {
            // If the consumer stops early, the server must stop generating.
            timeout.abort();
        }
        signal.throwIfAborted();
        if (finish === 'content_filter')
            throw new VoiceError('VOICE_REFUSED');
        if (!finish)
            throw new VoiceError('VOICE_CUT_OFF');
    }
    return { name: `OpenAI-compatible (${options.model} at ${new URL(client.baseURL).host})`, speak };
}
function toVoiceError(error) {
    if (error instanceof VoiceError)
        return error;
    const options = { cause: error };
    if (error instanceof APIConnectionTimeoutError)
        return new VoiceError('VOICE_TIMEOUT', options);
    if (error instanceof APIConnectionError)
        return new VoiceError('VOICE_DOWN', options);
    if (error instanceof APIError && error.status !== undefined) {
        const status = error.status;
        if (status === 429)
            return new VoiceError('VOICE_BUSY', options, retryAfter(error.headers));
        if (status >= 500 || status === 408 || status === 409)
            return new VoiceError('VOICE_DOWN', options, retryAfter(error.headers));
        return new VoiceError('VOICE_MISCONFIGURED', options);
    }
    if (error instanceof SyntaxError || error instanceof APIError)
        return new VoiceError('VOICE_GARBLED', options);
    return new VoiceError('VOICE_CUT_OFF', options);
}
/** Reads `Retry-After`, a number of seconds or a date (RFC 9110, 10.2.3). @returns milliseconds */
function retryAfter(headers) {
    const value = headers?.get('retry-after');
    if (!value)
        return undefined;
    const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
    return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
//# sourceMappingURL=openai-voice.js.map