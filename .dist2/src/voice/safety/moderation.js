import OpenAI from 'openai';
/** Opens the moderation of a provider. Without its answer in time, the rules of this server decide alone. */
export function openModeration({ baseUrl, apiKey, model, timeout }, { log, metrics }) {
    const client = new OpenAI({ apiKey, baseURL: baseUrl ?? null, maxRetries: 0, timeout, logLevel: 'off' });
    return async (text, signal) => {
        // The timeout of the SDK does not cover the body.
        const anySignal = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
        try {
            const { results } = await client.moderations.create({ model, input: text }, { signal: anySignal });
            return results.some(({ categories }) => categories['self-harm'] || categories['self-harm/intent'] || categories['self-harm/instructions']);
        }
        catch (error) {
            if (signal.aborted)
                return false;
            metrics.safety.unmoderated.inc();
            // The error of a provider may repeat what it was asked.
            const { name, status } = error;
            log.warn({ fault: name, status }, 'A message could not be moderated by the provider.');
            return false;
        }
    };
}
//# sourceMappingURL=moderation.js.map