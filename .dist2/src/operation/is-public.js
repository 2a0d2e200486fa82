import { Kind, } from 'graphql';
/** Whether an operation needs no owner: each of its root fields is `public`, or describes the schema. */
export function isPublic(schema, document, { operation, selectionSet }) {
    const fields = schema.getRootType(operation).getFields();
    return rootNames(document, selectionSet).every((name) => name.startsWith('__') || fields[name]?.extensions['public'] === true);
}
/** The names of an operation's root fields, those in fragments too. Each fragment is read once. */
function rootNames(document, root) {
    const names = [];
    const sets = new Set([root]);
    for (const { selections } of sets)
        for (const selection of selections)
            if (selection.kind === Kind.FIELD)
                names.push(selection.name.value);
            else if (selection.kind === Kind.INLINE_FRAGMENT)
                sets.add(selection.selectionSet);
            else {
                const fragment = document.definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value);
                if (fragment?.kind === Kind.FRAGMENT_DEFINITION)
                    sets.add(fragment.selectionSet);
            }
    return names;
}
//# sourceMappingURL=is-public.js.map