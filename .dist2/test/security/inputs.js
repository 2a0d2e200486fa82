import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, } from 'graphql';
const samples = {
    ID: '1',
    String: 'abcdefgh',
    Int: 1,
    Boolean: true,
    EmailAddress: 'somebody@example.com',
    LocalTime: '22:30',
    DateTime: '2026-01-01T00:00:00.000Z',
};
/** A value of a type, as a client would send it. Optional fields are left out. */
export function sampleOf(type) {
    const bare = getNullableType(type);
    if (isListType(bare))
        return [sampleOf(bare.ofType)];
    if (isEnumType(bare))
        return bare.getValues()[0].name;
    if (isInputObjectType(bare))
        return Object.fromEntries(Object.values(bare.getFields())
            .filter((one) => isNonNullType(one.type))
            .map((one) => [one.name, sampleOf(one.type)]));
    const { name } = bare;
    if (!(name in samples))
        throw new Error(`The tests have no sample of ${name}.`);
    return samples[name];
}
function placesOf(type, path) {
    const bare = getNullableType(type);
    if (isInputObjectType(bare))
        return Object.values(bare.getFields()).flatMap((one) => placesOf(one.type, [...path, one.name]));
    if (isListType(bare))
        return placesOf(bare.ofType, path);
    return [{ path, type: bare.name }];
}
/** Every place of the root types where a client writes a value. */
export const rootPlaces = (schema) => ['query', 'mutation', 'subscription'].flatMap((operation) => rootFields(schema, operation).flatMap((field) => field.args.flatMap((arg) => placesOf(arg.type, [arg.name]).map(({ path, type }) => ({
    name: `${operation}.${field.name}(${path.join('.')})`,
    operation,
    field,
    path,
    type,
})))));
/** The fields of a root type. */
export const rootFields = (schema, operation) => Object.values(schema.getRootType(operation).getFields());
/** An operation of one root field, with a variable for each argument. */
export const operationOf = (operation, { name, args }, selection) => {
    const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    return `${operation} ${declared && `(${declared})`} { ${name} ${passed && `(${passed})`} ${selection} }`;
};
/** Values for the variables of `operationOf`, with one of them replaced. */
export function variablesWith(args, path, value) {
    const variables = Object.fromEntries(args
        .filter((arg) => isNonNullType(arg.type) || arg.name === path[0])
        .map((arg) => [arg.name, sampleOf(arg.type)]));
    let at = variables;
    for (const key of path.slice(0, -1))
        at = (at[key] ??= {});
    at[path.at(-1)] = value;
    return variables;
}
//# sourceMappingURL=inputs.js.map