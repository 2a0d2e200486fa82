import { readFile } from 'node:fs/promises';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { ConfigError } from '../config.js';
const maxOperations = 10_000;
const text = z.string().min(1);
/** The format in which Apollo's tools write a list of operations. */
export const operationManifest = z.object({
    format: z.literal('apollo-persisted-query-manifest'),
    version: z.literal(1),
    operations: z
        .array(z.object({ id: text, name: text, type: z.enum(['query', 'mutation', 'subscription']), body: text }))
        .max(maxOperations),
});
/** The operations that clients may send by their ids, and whether they may send others. */
export class PersistedOperations {
    #bodies;
    #listed;
    /**
     * @param manifest the list
     * @param only whether an operation that is not in the list is refused
     * @param own the texts that the server's own pages send
     */
    constructor({ operations }, only, own = []) {
        this.only = only;
        this.#bodies = new Map(operations.map(({ id, body }) => [id, body]));
        this.#listed = new Set([...this.#bodies.values(), ...own]);
    }
    /**
     * Finds the listed text of an operation. It compares whole texts and parses nothing.
     * @returns the listed text; undefined if it is not in the list, and others are allowed
     * @throws PERSISTED_QUERY_NOT_FOUND or OPERATION_NOT_ALLOWED (HTTP 400) if only listed operations are allowed
     */
    find({ query, extensions }) {
        const id = idOf(extensions);
        const body = id === undefined ? undefined : this.#bodies.get(id);
        if (body !== undefined)
            return body;
        if (query && this.#listed.has(query))
            return query;
        if (!this.only)
            return undefined;
        // Apollo Client sends the text after this code.
        if (!query && id !== undefined)
            throw refused('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND');
        throw refused('Only the operations in the list of this server are allowed.', 'OPERATION_NOT_ALLOWED');
    }
}
const refused = (message, code) => new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
function idOf(extensions) {
    const persisted = extensions?.['persistedQuery'];
    if (typeof persisted !== 'object' || persisted === null || !('sha256Hash' in persisted))
        return undefined;
    return typeof persisted.sha256Hash === 'string' ? persisted.sha256Hash : undefined;
}
/**
 * Reads the list of operations in a file.
 * @param file its path; without one there is no list
 * @param own the texts that the server's own pages send
 * @throws {ConfigError} if it cannot be read or is not a manifest of operations with ids of their own
 */
export async function openPersistedOperations({ file, only }, own) {
    if (file === undefined)
        return undefined;
    let json;
    try {
        json = JSON.parse(await readFile(file, 'utf8'));
    }
    catch (error) {
        throw new ConfigError(`PERSISTED_OPERATIONS: cannot read ${file}: ${error.message}`);
    }
    const { data, error } = operationManifest.safeParse(json);
    if (error)
        throw new ConfigError(`PERSISTED_OPERATIONS: ${file} is not a manifest of operations. Make one with npm run operations.`);
    if (new Set(data.operations.map(({ id }) => id)).size < data.operations.length)
        throw new ConfigError(`PERSISTED_OPERATIONS: ${file} has one id twice.`);
    return new PersistedOperations(data, only, own);
}
//# sourceMappingURL=persisted-operations.js.map