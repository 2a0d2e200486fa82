import { execute, Kind, } from 'graphql';
/**
 * Executes the fields that the compiled path left unresolved, and merges them into its answer.
 * @param unresolved an operation with just those fields
 * @param data the answer of the compiled path, as JSON, with null for each of those fields
 */
export async function resolveUnresolved(schema, ctx, { document, variables }, unresolved, data) {
    const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    const resolved = await execute({
        schema,
        document: { kind: Kind.DOCUMENT, definitions: [unresolved, ...fragments] },
        variableValues: variables,
        contextValue: ctx,
    });
    return { ...resolved, data: merge(JSON.parse(data), resolved.data) };
}
/** Merges two answers. An unresolved field is never inside a list, so only objects need merging. */
function merge(compiled, resolved) {
    if (!isObject(compiled) || !isObject(resolved))
        return resolved;
    for (const [key, value] of Object.entries(resolved))
        compiled[key] = merge(compiled[key], value);
    return compiled;
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
//# sourceMappingURL=resolve-unresolved.js.map