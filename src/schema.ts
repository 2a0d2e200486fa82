import { writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { validateArgument } from './graphql/validation.js';
import { modules } from './modules.js';

/** Builds the graph from the resolvers of every module. */
export const openSchema = (): Promise<GraphQLSchema> =>
  buildSchema({
    resolvers: modules.flatMap(({ resolvers = [] }) => [...resolvers]) as unknown as NonEmptyArray<
      () => void
    >,
    validate: false,
    validateFn: validateArgument,
    // TypeGraphQL requires one. Our subscriptions have their own `subscribe`, which checks permission.
    pubSub: {
      publish: () => undefined,
      subscribe: () => {
        throw new Error('Subscriptions bring their own source.');
      },
    },
  });

/** The graph as text, as `schema.graphql` has it. */
export const schemaText = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;

// npm run schema
if (import.meta.filename === process.argv[1])
  await writeFile('schema.graphql', schemaText(await openSchema()));
