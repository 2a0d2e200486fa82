import type { WordFilter } from './word-filter.js';

const petRoles = ['assistant', 'model', 'pet', 'ai'];
const ownerRoles = ['user', 'owner', 'human', '사용자', '주인', '주인님'];
// What a model puts around a name, and a remark on how something is said.
const before = /^[\s*_[(#>]*/;
const after = /^[*_\])]*[ \t]*(?:\([^()\n]{0,60}\))?[ \t]*[*_]*[ \t]*(?:[:：][*_]*[ \t]*|(\n))/;
const mayBeAfter = /^[*_\])]*[ \t]*(?:\([^()\n]{0,60}\)?)?[ \t]*[*_]*[ \t]*$/;

type Speaker = 'pet' | 'owner';

/**
 * Leaves out who speaks, as in a script (`Coco: …`), and ends with the first turn of the owner. If the model begins with a
 * turn of the owner, the pet's words begin with its first turn.
 */
export class Turns implements WordFilter {
  isOver = false;
  #line = '';
  #isAtStart = true;
  #isSkipping = false;
  #hasSaid = false;
  readonly #names: [name: string, speaker: Speaker][];

  constructor(petName: string, ownerName?: string | null) {
    const names: [string, Speaker][] = [
      [petName, 'pet'],
      ...petRoles.map((role): [string, Speaker] => [role, 'pet']),
      ...ownerRoles.map((role): [string, Speaker] => [role, 'owner']),
      ...(ownerName ? [[ownerName, 'owner'] as [string, Speaker]] : []),
    ];
    // The longer name first: one may begin with another.
    this.#names = names
      .map(([name, speaker]): [string, Speaker] => [name.toLowerCase(), speaker])
      .toSorted(([one], [other]) => other.length - one.length);
  }

  push(words: string): string {
    if (this.isOver) return '';
    this.#line += words;
    return this.#read(false);
  }

  end(): string {
    return this.isOver ? '' : this.#read(true);
  }

  #read(isLast: boolean): string {
    let said = '';
    while (this.#line !== '') {
      if (this.#isAtStart) {
        if (!isLast && this.#mayName()) break;
        const turn = this.#turn();
        if (turn?.speaker === 'owner' && (this.#hasSaid || said.trim() !== '')) {
          this.isOver = true;
          this.#line = '';
          break;
        }
        if (turn) {
          this.#isSkipping = turn.speaker === 'owner';
          this.#line = this.#line.slice(turn.length);
        }
        this.#isAtStart = false;
      }
      const end = this.#line.indexOf('\n') + 1;
      const part = end > 0 ? this.#line.slice(0, end) : this.#line;
      this.#line = this.#line.slice(part.length);
      this.#isAtStart = end > 0;
      if (!this.#isSkipping) said += part;
    }
    this.#hasSaid ||= said.trim() !== '';
    return said;
  }

  /** Who speaks in this line, as it says itself. */
  #turn(): { speaker: Speaker; length: number } | undefined {
    const start = before.exec(this.#line)![0].length;
    const rest = this.#line.slice(start).toLowerCase();
    for (const [name, speaker] of this.#names) {
      const end = rest.startsWith(name) ? after.exec(rest.slice(name.length)) : null;
      // A role alone in the first line is what a chat template begins a turn with.
      if (end && (end[1] === undefined || (!this.#hasSaid && ['assistant', 'model', 'user'].includes(name))))
        return { speaker, length: start + name.length + end[0].length };
    }
    return undefined;
  }

  /** Whether more of the line is needed to know whether it says who speaks. */
  #mayName(): boolean {
    const rest = this.#line.replace(before, '').toLowerCase();
    return this.#names.some(([name]) => {
      if (!rest.startsWith(name)) return name.startsWith(rest);
      const end = rest.slice(name.length);
      return mayBeAfter.test(end) || after.exec(end)?.[0].length === end.length;
    });
  }
}
