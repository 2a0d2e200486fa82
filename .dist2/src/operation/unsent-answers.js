// In UTF-16 units. Most answers are smaller, and thousands of those are little.
const minCounted = 16 * 1024;
const maxTotal = 32 * 1024 * 1024;
/** The answers, of all clients of one process, that wait in memory until their clients read them. */
export class UnsentAnswers {
    /** What drops each, the oldest first. */
    #waiting = new Map();
    #total = 0;
    /**
     * Counts an answer. If all together become too large, it drops the oldest ones, whose clients read the slowest.
     * @param length a short one is not counted
     * @param drop ends the connection of the answer
     * @returns what to call when the answer has been sent, or its connection is closed; undefined if it is not counted
     */
    hold(length, drop) {
        if (length < minCounted)
            return undefined;
        this.#waiting.set(drop, length);
        this.#total += length;
        for (const oldest of this.#waiting.keys()) {
            if (this.#total <= maxTotal)
                break;
            this.#release(oldest);
            oldest();
        }
        return () => this.#release(drop);
    }
    #release(drop) {
        this.#total -= this.#waiting.get(drop) ?? 0;
        this.#waiting.delete(drop);
    }
}
//# sourceMappingURL=unsent-answers.js.map