/**
 * Runs every side once a round, in reverse order in every other one, so that what changes meanwhile meets all
 * alike and none always comes after the same.
 * @param between made before each round, the same conditions for all
 */
export async function interleave<S, R>(
  sides: readonly S[],
  rounds: number,
  run: (side: S) => Promise<R>,
  between: () => Promise<unknown> = async () => undefined,
): Promise<Map<S, R[]>> {
  const results = new Map<S, R[]>(sides.map((side) => [side, []]));
  for (let round = 0; round < rounds; round++) {
    await between();
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) results.get(side)!.push(await run(side));
  }
  return results;
}

/** The middle one; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
