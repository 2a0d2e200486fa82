import { sql } from 'kysely';
/** The scopes of the provided rows. */
export function providedScopes(rows) {
    const scopes = {};
    for (const [name, { type, row }] of Object.entries(rows))
        scopes[name] = { type, row, alias: sql ``, inverse: {}, joins: [] };
    for (const [name, { inverse = {} }] of Object.entries(rows))
        for (const [field, other] of Object.entries(inverse))
            scopes[name].inverse[field] = scopes[other];
    return scopes;
}
/** The joins of all these scopes. */
export const joinsOf = (scopes) => sql.join(scopes.flatMap(({ joins }) => joins), sql ` `);
/** The row of the root, which has none. */
export const noRow = () => {
    throw new Error('The root has no row.');
};
/** The scope of the root of an answer or a payload. */
export const rootScope = (type) => ({
    type,
    row: noRow,
    alias: sql ``,
    inverse: {},
    joins: [],
});
//# sourceMappingURL=scope.js.map