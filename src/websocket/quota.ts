/** Counts what each owner holds, and limits it. */
export class Quota {
  readonly #held = new Map<string, number>();

  /** @param maxPerOwner how many an owner may hold at once */
  constructor(private readonly maxPerOwner: number) {}

  /** Acquires one more for an owner. @returns false if the owner already holds the maximum */
  acquire(ownerId: string): boolean {
    const held = this.#held.get(ownerId) ?? 0;
    if (held >= this.maxPerOwner) return false;
    this.#held.set(ownerId, held + 1);
    return true;
  }

  /** Releases one that was acquired. */
  release(ownerId: string): void {
    const held = this.#held.get(ownerId)! - 1;
    if (held > 0) this.#held.set(ownerId, held);
    else this.#held.delete(ownerId);
  }
}
