import type { Config } from '../../config.js';
import type { Logger } from '../../log.js';
import type { Metrics } from '../../metrics.js';
import type { Moderate } from './moderation.js';
import { helpLines, type HelpLines } from './help-lines.js';

/** What an operator has set about safety. */
export interface SafetyRules {
  readonly helpLines: HelpLines;
  /** How long a conversation may go on without a notice that the pet is an AI, in milliseconds; undefined for no notices. */
  readonly noticeEvery: number | undefined;
  /** Asks the provider's moderation whether a text speaks of self-harm; never throws. Undefined if it is not to be asked. */
  readonly moderate: Moderate | undefined;
}

/** Opens what the configuration says about safety. The OpenAI SDK is imported only if moderation is on. */
export async function openSafety(
  { safety }: Pick<Config, 'safety'>,
  tools: { log: Logger; metrics: Metrics },
): Promise<SafetyRules> {
  const { moderation, noticeEvery } = safety;
  return {
    helpLines: withOwnLines(safety.helpLines),
    noticeEvery,
    moderate: moderation && (await import('./moderation.js')).openModeration(moderation, tools),
  };
}

/** The known lines with those of the operator: an empty one removes the line of its region. */
function withOwnLines(own: Readonly<Record<string, string>>): HelpLines {
  const all: Record<string, HelpLines[string]> = { ...helpLines };
  for (const [region, line] of Object.entries(own))
    if (line) all[region] = { ...all[region], line };
    else delete all[region];
  return all;
}
