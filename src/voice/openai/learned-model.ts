import { TokenEstimator } from '../token-estimator.js';

/** What a server has shown of a model, for as long as the process runs. */
export interface LearnedModel {
  /** What it refuses: names of parameters, and `system` for that role. */
  readonly refused: Set<string>;
  /** How many tokens a prompt may have, if that is less than the operator allows. */
  context: number;
  readonly estimator: TokenEstimator;
}

/** What is known of the models of one server. */
export class LearnedModels {
  readonly #known = new Map<string, LearnedModel>();

  /** @param context how many tokens a prompt may have, as far as the operator knows */
  constructor(readonly context: number) {}

  /** What is known of a model. */
  of(model: string): LearnedModel {
    const known = this.#known.get(model) ?? {
      refused: new Set<string>(),
      context: this.context,
      estimator: new TokenEstimator(),
    };
    this.#known.set(model, known);
    return known;
  }
}
