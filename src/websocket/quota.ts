/** How many of something each owner has, of which nobody gets more than so many. */
export class Quota {
  readonly #taken = new Map<string, number>();

  /** @param most of one owner */
  constructor(private readonly most: number) {}

  /** Takes one more for an owner. @returns false where they have as many as they may, and it was not taken */
  take(ownerId: string): boolean {
    const taken = this.#taken.get(ownerId) ?? 0;
    if (taken >= this.most) return false;
    this.#taken.set(ownerId, taken + 1);
    return true;
  }

  /** Gives one back that was taken. */
  give(ownerId: string): void {
    const left = this.#taken.get(ownerId)! - 1;
    if (left > 0) this.#taken.set(ownerId, left);
    else this.#taken.delete(ownerId);
  }
}
