import { helpLines } from './help-lines.js';
/** Opens what the configuration says about safety. The OpenAI SDK is imported only if moderation is on. */
export async function openSafety({ safety }, tools) {
    const { moderation, noticeEvery } = safety;
    return {
        helpLines: withOwnLines(safety.helpLines),
        noticeEvery,
        moderate: moderation && (await import('./moderation.js')).openModeration(moderation, tools),
    };
}
/** The known lines with those of the operator: an empty one removes the line of its region. */
function withOwnLines(own) {
    const all = { ...helpLines };
    for (const [region, line] of Object.entries(own))
        if (line)
            all[region] = { ...all[region], line };
        else
            delete all[region];
    return all;
}
//# sourceMappingURL=safety-rules.js.map