import { getNamedType, isLeafType, isObjectType, isUnionType, } from 'graphql';
const isValue = (field) => isLeafType(getNamedType(field.type));
const isPlumbing = (name) => /(Connection|Edge|Payload)$/.test(name);
/**
 * Selections that together go every way through the types below one, field by field, and select all values on each way.
 * @param depth how many fields to follow; connections, edges and payloads do not count
 * @param pageSize how many items of each list
 */
export function waysThrough(schema, type, depth, pageSize = 20) {
    if (isLeafType(type))
        return [''];
    if (isUnionType(type))
        return schema
            .getPossibleTypes(type)
            .flatMap((one) => waysThrough(schema, one, depth, pageSize).map((inner) => `{ __typename ... on ${one.name} ${inner} }`));
    if (!isObjectType(type))
        throw new Error(`The test knows no way through ${type.name}.`);
    const fields = Object.values(type.getFields());
    const values = ['__typename', ...fields.filter(isValue).map(({ name }) => name)].join(' ');
    const below = isPlumbing(type.name) ? depth : depth - 1;
    if (below < 0)
        return [`{ ${values} }`];
    const ways = fields
        .filter((field) => !isValue(field))
        .flatMap((field) => 
    // The nodes of a connection are those of its edges, from which every way is followed.
    waysThrough(schema, getNamedType(field.type), field.name === 'nodes' ? 0 : below, pageSize).map((inner) => `{ ${values} ${field.name}${pageOf(field, pageSize)} ${inner} }`));
    return ways.length > 0 ? ways : [`{ ${values} }`];
}
const pageOf = ({ args }, size) => {
    const given = [
        ...(args.some(({ name }) => name === 'query') ? ['query: "words"'] : []),
        ...(args.some(({ name }) => name === 'first') ? [`first: ${size}`] : []),
    ];
    return given.length > 0 ? `(${given.join(', ')})` : '';
};
/** Every argument below the root types that takes an id or a text, as `Type.field(argument)`. */
export const nestedPlaces = (schema) => Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) &&
    !type.name.startsWith('__') &&
    ![schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type))
    .flatMap((type) => Object.values(isObjectType(type) ? type.getFields() : {}).flatMap((field) => field.args
    .filter((arg) => ['ID', 'String'].includes(getNamedType(arg.type).name))
    .map((arg) => ({
    name: `${type.name}.${field.name}(${arg.name})`,
    type: type.name,
    field,
    arg: arg.name,
}))));
/** The types that have an id, which something below a root type yields. */
export const typesWithId = (schema) => Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && 'id' in type.getFields())
    .map(({ name }) => name);
/** Everything that an answer says: its text, and what its cursors hold. */
export function saidIn(answer) {
    const text = JSON.stringify(answer) ?? '';
    const cursors = [...text.matchAll(/[cC]ursor\\?":\\?"([\w-]+)/g)];
    return [text, ...cursors.map(([, cursor]) => Buffer.from(cursor, 'base64url').toString('latin1'))].join('\n');
}
//# sourceMappingURL=whole-graph.js.map