import type { EntityMetadata, MetadataStorage } from '@mikro-orm/core';
import type { GraphQLField } from 'graphql';
import { sql } from 'kysely';
import { getMetadataStorage } from 'type-graphql';
import { value, type ArchiveTables, type FieldSql } from './sql-field.js';

/** The table or view of a type in the graph. */
export interface Table {
  name: string;
  /** The tables under a view, or the one table. */
  parts: readonly string[];
  /** The column of an entity's property. */
  columnOf(property: string): string;
  /** The property of an entity that a column belongs to. */
  propertyOf(column: string): string;
}

/** The types of the graph that are tables. */
export interface Tables {
  of(type: string): Table | undefined;
  /** How SQL answers a field: as `@SqlField` declares, or from the column of a plain property; undefined if neither. */
  sqlOf(type: string, field: GraphQLField<unknown, unknown>): FieldSql | undefined;
}

const opened = new WeakMap<MetadataStorage, Tables>();

/**
 * The tables of a schema that `buildSchema` made, from the metadata of its entities.
 * @throws if the schema has middleware or `@Authorized`: a statement would bypass them
 */
export function openTables(entities: MetadataStorage): Tables {
  const known = opened.get(entities);
  if (known) return known;
  const { objectTypes, fields, fieldResolvers, middlewares, authorizedFields } = getMetadataStorage();
  if (middlewares.length + authorizedFields.length > 0)
    throw new Error('Use no middleware and no @Authorized: compiled statements bypass them.');
  // A type can be another view of a row: it names the entity whose table it reads.
  const entityOf = (type: string) =>
    entities.getByClassName((extensionsOf(type)?.['table'] as string | undefined) ?? type, false);
  const extensionsOf = (type: string) => objectTypes.find(({ name }) => name === type)?.extensions;
  const tables: Tables = {
    of(type) {
      const entity = entityOf(type);
      const archived = extensionsOf(type)?.['archive'] as ArchiveTables | undefined;
      return (
        entity && {
          name: archived?.view ?? entity.tableName,
          parts: [entity.tableName, ...(archived ? [archived.archive] : [])],
          columnOf: (property) => columnOf(entity, property),
          propertyOf: (column) => propertyOf(entity, column),
        }
      );
    },
    sqlOf(type, { name, extensions }) {
      if (extensions['sql']) return extensions['sql'] as FieldSql;
      const entity = entityOf(type);
      const target = objectTypes.find((one) => one.name === type)?.target;
      const property = fields.find((one) => one.target === target && one.schemaName === name)?.name;
      if (!entity || property === undefined) return undefined;
      const isResolved = fieldResolvers.some(
        (one) => one.methodName === property && [one.target, one.getObjectType?.()].includes(target),
      );
      const kept = entity.properties[property as never] as { kind: string } | undefined;
      if (isResolved || kept?.kind !== 'scalar') return undefined;
      const column = columnOf(entity, property);
      return value((row) => sql`${row(column)}`);
    },
  };
  opened.set(entities, tables);
  return tables;
}

const propertiesOf = ({ properties }: EntityMetadata) =>
  properties as Record<string, { fieldNames?: string[] }>;

function columnOf(entity: EntityMetadata, property: string): string {
  const { fieldNames } = propertiesOf(entity)[property] ?? {};
  if (fieldNames?.length !== 1) throw new Error(`${entity.className} has no column for ${property}.`);
  return fieldNames[0]!;
}

function propertyOf(entity: EntityMetadata, column: string): string {
  const found = Object.entries(propertiesOf(entity)).find(
    ([, { fieldNames }]) => fieldNames?.length === 1 && fieldNames[0] === column,
  );
  if (!found) throw new Error(`${entity.className} has no property for ${column}.`);
  return found[0];
}
