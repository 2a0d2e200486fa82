/**
 * Runs every side once a round, and in reverse order in every other round: a change of the machine during a run affects all
 * sides alike, and no side always follows the same one.
 * @param beforeRound gives each round the same conditions
 */
export async function interleave(sides, rounds, run, beforeRound = async () => undefined) {
    const figures = new Map(sides.map((side) => [side, []]));
    for (let round = 0; round < rounds; round++) {
        await beforeRound();
        for (const side of round % 2 === 0 ? sides : sides.toReversed())
            figures.get(side).push(await run(side));
    }
    return figures;
}
//# sourceMappingURL=rounds.js.map