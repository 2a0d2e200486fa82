import { writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { openSchema } from './schema.js';

/** The graph as the text that `schema.graphql` holds. */
export const schemaText = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;

if (import.meta.filename === process.argv[1])
  await writeFile('schema.graphql', schemaText(await openSchema()));
