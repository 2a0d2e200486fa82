import type { MetadataStorage } from '@mikro-orm/core';
import type { GraphQLField } from 'graphql';
import { sql } from 'kysely';
import { getMetadataStorage } from 'type-graphql';
import { value, type FieldSql, type ArchiveTables } from './sql-field.js';

/** The table, or the view, behind a type of the graph. */
export interface Table {
  name: string;
  /** The tables behind a view; else the one table. */
  parts: readonly string[];
  /** The column that keeps a property of the entity. */
  columnOf(property: string): string;
}

/** What is known of types of the graph that are tables. */
export interface Tables {
  of(type: string): Table | undefined;
  /** How a field is read, where it is known: as `@Read` says, or from the column of a plain property. */
  sqlOf(type: string, field: GraphQLField<unknown, unknown>): FieldSql | undefined;
}

/** Knows the tables behind a schema that `buildSchema` made, from the entities' own metadata. */
export function openTables(entities: MetadataStorage): Tables {
  const { objectTypes, fields, fieldResolvers, middlewares, authorizedFields } = getMetadataStorage();
  // What stands between a caller and a resolver would not stand before a statement.
  if (middlewares.length + authorizedFields.length > 0)
    throw new Error('The read road knows no middleware and no @Authorized: permission is in its statements.');
  const entityOf = (type: string) => entities.getByClassName(type, false);
  return {
    of(type) {
      const entity = entityOf(type);
      const more = objectTypes.find((one) => one.name === type)?.extensions?.['readFrom'] as
        ArchiveTables | undefined;
      return (
        entity && {
          name: more?.view ?? entity.tableName,
          parts: [entity.tableName, ...(more ? [more.archive] : [])],
          columnOf: (property) => columnOf(entity, property),
        }
      );
    },
    sqlOf(type, { name, extensions }) {
      const entity = entityOf(type);
      const target = objectTypes.find((one) => one.name === type)?.target;
      const property = fields.find((one) => one.target === target && one.schemaName === name)?.name;
      if (extensions['read']) return extensions['read'] as FieldSql;
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
}

function columnOf(entity: { properties: object; className: string }, property: string): string {
  const { fieldNames } = (entity.properties as Record<string, { fieldNames?: string[] }>)[property] ?? {};
  if (fieldNames?.length !== 1) throw new Error(`${entity.className} has no column for ${property}.`);
  return fieldNames[0]!;
}
