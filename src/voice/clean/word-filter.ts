/** Takes something out of words while they come. What it has let through stays said. */
export interface WordFilter {
  /** Takes the next words. @returns what may be shown now */
  push(words: string): string;
  /**
   * Ends the words.
   * @param isCut whether the speaker was cut off for length
   * @returns what was held back and belongs to them
   */
  end(isCut?: boolean): string;
  /** Whether nothing that follows can belong to the words. */
  readonly isOver: boolean;
}

/** Passes words through filters, one after another. */
export class FilterChain implements WordFilter {
  constructor(private readonly filters: readonly WordFilter[]) {}

  push(words: string): string {
    return this.filters.reduce((left, filter) => (left === '' ? '' : filter.push(left)), words);
  }

  end(isCut = false): string {
    return this.filters.reduce(
      (left, filter) => (left === '' ? '' : filter.push(left)) + filter.end(isCut),
      '',
    );
  }

  get isOver(): boolean {
    return this.filters.some((filter) => filter.isOver);
  }
}
