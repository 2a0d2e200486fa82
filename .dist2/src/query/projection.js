import { LRUCache } from 'lru-cache';
import { Statement } from '../database/statement.js';
import { viewerPlaceholder } from './compiler.js';
// All statements together, in characters.
const maxCharacters = 4_000_000;
/** The compiled statements; it keeps the most recently used. */
export class StatementCache {
    #kept = new LRUCache({
        maxSize: maxCharacters,
        sizeCalculation: ({ text }) => text.length,
    });
    #names = 0;
    /** The statement under a key, if it is still kept. */
    get(key) {
        return this.#kept.get(key);
    }
    /** Keeps a new statement under a key. */
    add(key, text) {
        const statement = new Statement(`query_${++this.#names}`, text);
        this.#kept.set(key, statement);
        return statement;
    }
}
/** What one operation selects of an event, or of the rows a mutation wrote, ready to go into a statement. */
export class Projection {
    constructor(compiled, 
    /** The part of the arguments that changes the statement's text. */
    shape, 
    /** The arguments of the root field. */
    args, 
    /** The values of the projection's placeholders. */
    bound) {
        this.compiled = compiled;
        this.shape = shape;
        this.args = args;
        this.bound = bound;
    }
    /** The response key of the root field. */
    get key() {
        return this.compiled.cached.plan.key;
    }
    /** Equal for two operations of one owner that select the same, so that they can share a feed. */
    get shareKey() {
        return `${this.compiled.cached.id} ${this.shape} ${JSON.stringify(this.bound.args)}`;
    }
    /**
     * The statement with this projection, compiled when first needed.
     * @param variant distinguishes statements of different purposes
     * @param viewer the owner whose rights apply; the caller by default, or the reader of a row in a batched read
     */
    statement(variant, rows, write, viewer = viewerPlaceholder) {
        const { cached, compile, statements } = this.compiled;
        const key = `${cached.id} ${variant} ${this.shape}`;
        return statements.get(key) ?? statements.add(key, write(compile(this.bound, rows, viewer)));
    }
}
//# sourceMappingURL=projection.js.map