import type { PromptMessage } from '../prompt.js';
import type { TokenEstimator } from '../token-estimator.js';
import type { VoiceUsage, VoiceUse } from '../voice.js';

/** What an answer is counted for. */
export interface Metered {
  readonly use: VoiceUse;
  readonly model: string;
  readonly messages: readonly PromptMessage[];
  readonly onUsage: ((usage: VoiceUsage) => void) | undefined;
}

/** Counts the tokens of one answer, and tells them once. */
export class UsageMeter {
  #told: { inputTokens: number; outputTokens: number } | undefined;
  #text = '';
  #isOver = false;

  constructor(
    private readonly metered: Metered,
    private readonly estimator: TokenEstimator,
  ) {}

  /** Takes what the model said or thought, and what the server has counted so far, if it says so. */
  add(text: string, told: { inputTokens: number; outputTokens: number } | undefined): void {
    this.#text += text;
    this.#told = told ?? this.#told;
  }

  /** Tells the tokens, and learns from those that the server counted. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { use, model, messages, onUsage } = this.metered;
    const told = this.#told;
    if (told) this.estimator.learn(messages, told.inputTokens);
    onUsage?.({
      use,
      model,
      inputTokens: told?.inputTokens ?? this.estimator.estimateAll(messages),
      outputTokens: told?.outputTokens ?? this.estimator.estimate(this.#text),
      isEstimated: !told,
    });
  }
}
