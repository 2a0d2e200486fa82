import { sql } from 'kysely';
import { getMetadataStorage } from 'type-graphql';
import { value } from './sql-field.js';
const opened = new WeakMap();
/**
 * The tables of a schema that `buildSchema` made, from the metadata of its entities.
 * @throws if the schema has middleware or `@Authorized`: a statement would bypass them
 */
export function openTables(entities) {
    const known = opened.get(entities);
    if (known)
        return known;
    const { objectTypes, fields, fieldResolvers, middlewares, authorizedFields } = getMetadataStorage();
    if (middlewares.length + authorizedFields.length > 0)
        throw new Error('Use no middleware and no @Authorized: compiled statements bypass them.');
    // A type can be another view of a row: it names the entity whose table it reads.
    const entityOf = (type) => entities.getByClassName(extensionsOf(type)?.['table'] ?? type, false);
    const extensionsOf = (type) => objectTypes.find(({ name }) => name === type)?.extensions;
    const tables = {
        of(type) {
            const entity = entityOf(type);
            const archived = extensionsOf(type)?.['archive'];
            return (entity && {
                name: archived?.view ?? entity.tableName,
                parts: [entity.tableName, ...(archived ? [archived.archive] : [])],
                columnOf: (property) => columnOf(entity, property),
                propertyOf: (column) => propertyOf(entity, column),
            });
        },
        sqlOf(type, { name, extensions }) {
            if (extensions['sql'])
                return extensions['sql'];
            const entity = entityOf(type);
            const target = objectTypes.find((one) => one.name === type)?.target;
            const property = fields.find((one) => one.target === target && one.schemaName === name)?.name;
            if (!entity || property === undefined)
                return undefined;
            const isResolved = fieldResolvers.some((one) => one.methodName === property && [one.target, one.getObjectType?.()].includes(target));
            const kept = entity.properties[property];
            if (isResolved || kept?.kind !== 'scalar')
                return undefined;
            const column = columnOf(entity, property);
            return value((row) => sql `${row(column)}`);
        },
    };
    opened.set(entities, tables);
    return tables;
}
const propertiesOf = ({ properties }) => properties;
function columnOf(entity, property) {
    const { fieldNames } = propertiesOf(entity)[property] ?? {};
    if (fieldNames?.length !== 1)
        throw new Error(`${entity.className} has no column for ${property}.`);
    return fieldNames[0];
}
function propertyOf(entity, column) {
    const found = Object.entries(propertiesOf(entity)).find(([, { fieldNames }]) => fieldNames?.length === 1 && fieldNames[0] === column);
    if (!found)
        throw new Error(`${entity.className} has no property for ${column}.`);
    return found[0];
}
//# sourceMappingURL=tables.js.map