import { requireViewer, type Context } from '../context.js';
import { readUsage } from './read-usage.js';
import { exhaustedBudget } from './spending.js';
import type { VoiceUsageStatus } from './voice-usage.inputs.js';

// The largest that an Int of GraphQL can be.
const maxInt = 2 ** 31 - 1;

/** Returns what the viewer's pets used today, and whether enough is left for another reply. */
export async function voiceUsage(ctx: Context): Promise<VoiceUsageStatus> {
  const { userId } = requireViewer(ctx);
  const { spent, resetsAt, ...usage } = await readUsage(ctx, userId);
  return {
    inputTokens: Math.min(usage.inputTokens, maxInt),
    outputTokens: Math.min(usage.outputTokens, maxInt),
    estimatedTokens: Math.min(usage.estimatedTokens, maxInt),
    resetsAt,
    limit: ctx.voiceBudget.perOwner ?? null,
    isExhausted: exhaustedBudget(ctx.voiceBudget, 'reply', spent) !== undefined,
  };
}
