import { GraphQLError, Kind, visit, } from 'graphql';
// Validation compares each field with each other one of the same name, and each fragment with each other.
const maxRepeats = 20;
const maxFragments = 100;
/**
 * Refuses a document, before it is validated, if that would take time quadratic in its length.
 * @throws GRAPHQL_VALIDATION_FAILED
 */
export function guardDocument(document) {
    const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    if (fragments.length > maxFragments)
        throw refused(`The document has more than ${maxFragments} fragments.`);
    visit(document, { SelectionSet: (set) => countRepeats(set, new Map()) });
}
function countRepeats({ selections }, counts) {
    for (const selection of selections) {
        if (selection.kind === Kind.INLINE_FRAGMENT) {
            countRepeats(selection.selectionSet, counts);
            continue;
        }
        const name = nameOf(selection);
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        if (count > maxRepeats)
            throw refused(`The document selects a field more than ${maxRepeats} times in one place.`);
    }
}
const nameOf = (selection) => selection.kind === Kind.FIELD ? (selection.alias ?? selection.name).value : `...${selection.name.value}`;
const refused = (message) => new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
//# sourceMappingURL=guard-document.js.map