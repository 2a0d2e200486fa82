import { createHash } from 'node:crypto';
import { Kind, parse, print, validate, visit, } from 'graphql';
import { maxTokens } from '../operation/guard.js';
/**
 * Makes the list of a client's operations. Each gets the fragments that it uses, wherever they are, and its id is the
 * SHA-256 of its text.
 * @param asWritten whether the client sends its documents as they are written; Apollo Client adds `__typename` to each
 *   selection
 */
export function listOperations(schema, documents, asWritten) {
    const errors = [];
    const operations = new Map();
    const fragments = new Map();
    const add = (known, kind, name, placed) => {
        const other = known.get(name);
        if (other)
            errors.push(`${placed.place}: ${kind} ${name} is also in ${other.place}.`);
        else
            known.set(name, placed);
    };
    for (const { place, text } of documents) {
        let document;
        try {
            document = parse(text, { noLocation: true });
        }
        catch (error) {
            errors.push(`${place}: ${error.message}`);
            continue;
        }
        for (const node of document.definitions)
            if (node.kind === Kind.FRAGMENT_DEFINITION)
                add(fragments, 'fragment', node.name.value, { place, node });
            else if (node.kind !== Kind.OPERATION_DEFINITION)
                errors.push(`${place}: contains a type.`);
            else if (!node.name)
                errors.push(`${place}: contains a ${node.operation} without a name.`);
            else
                add(operations, 'operation', node.name.value, { place, node });
    }
    const manifest = {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [],
    };
    for (const [name, { place, node }] of [...operations].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
        const document = withFragments(node, fragments);
        const body = print(asWritten ? document : withTypenames(document));
        const tooLong = parseError(body);
        const faults = tooLong ? [tooLong] : validate(schema, document).map(({ message }) => message);
        errors.push(...faults.map((message) => `${place}: ${name}: ${message}`));
        const id = createHash('sha256').update(body).digest('hex');
        manifest.operations.push({ id, name, type: node.operation, body });
    }
    return { manifest, errors };
}
/** The document of one operation: first the operation, then its fragments by name, as Apollo's tools order them. */
function withFragments(operation, known) {
    const used = new Map();
    const collect = (node) => visit(node, {
        FragmentSpread({ name: { value: name } }) {
            const fragment = known.get(name)?.node;
            if (!fragment || used.has(name))
                return;
            used.set(name, fragment);
            collect(fragment);
        },
    });
    collect(operation);
    const sorted = [...used].toSorted(([a], [b]) => a.localeCompare(b)).map(([, fragment]) => fragment);
    return { kind: Kind.DOCUMENT, definitions: [operation, ...sorted] };
}
/** Adds `__typename` to each selection below the root, as Apollo Client does before it sends a document. */
const withTypenames = (document) => visit(document, {
    SelectionSet(node, _key, parent) {
        if (parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION)
            return undefined;
        const isAsked = node.selections.some((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'));
        if (isAsked)
            return undefined;
        const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
        return { ...node, selections: [...node.selections, typename] };
    },
});
/** The error of a text that the server would not parse; undefined if there is none. */
function parseError(body) {
    try {
        parse(body, { maxTokens });
        return undefined;
    }
    catch (error) {
        return error.message;
    }
}
//# sourceMappingURL=operation-list.js.map