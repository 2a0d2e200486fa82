import type { ModelPrice } from '../setting-rules.js';

/** Returns the price of a model: its own, that of the longest name that its name begins with, or that of `*`. */
export function priceOf(prices: ReadonlyMap<string, ModelPrice>, model: string): ModelPrice | undefined {
  const own = prices.get(model);
  if (own) return own;
  const [longest] = [...prices]
    .filter(([name]) => model.startsWith(name))
    .toSorted(([a], [b]) => b.length - a.length);
  return longest?.[1] ?? prices.get('*');
}
