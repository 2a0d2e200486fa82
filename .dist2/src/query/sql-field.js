import { Extensions } from 'type-graphql';
/**
 * Declares how SQL answers a field; it goes beside the field's resolver. A plain `@Field` property needs none,
 * because its column is known. A field without a declaration is left to its resolver.
 */
export const SqlField = (field) => Extensions({ sql: field });
/** Declares that old rows of a type move to an archive table. */
export const WithArchive = (tables) => Extensions({ archive: tables });
/** Declares a value made of the columns of a row. */
export const value = (of, reads = []) => ({
    kind: 'value',
    of,
    reads,
});
/** Declares another row. */
export const one = (where, how = {}) => ({
    kind: 'one',
    where,
    ...how,
});
/** Declares another row as an edge. @param order the order of the list that gives it its cursor */
export const edge = (found, order) => ({ kind: 'edge', one: found, order });
/** Declares one of several types of rows. */
export const union = (members) => ({ kind: 'union', members });
/** Declares the rows of a connection. */
export const list = (how) => ({ kind: 'list', ...how });
/** Declares a provided row of a payload. @param order makes it an edge, with its cursor in a list of this order */
export const provided = (name, order) => ({
    kind: 'provided',
    name,
    ...(order && { order }),
});
//# sourceMappingURL=sql-field.js.map