import { writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { validateArgument } from './graphql/validation.js';
import { modules } from './modules.js';

/** The descriptions of the root types. TypeGraphQL has no decorator for them. */
const rootDescriptions = {
  Query: 'Reads your own data. Every field except `webPushKey` needs an access token.',
  Mutation:
    'Changes your data. Every field needs an access token, except `signUp`, `logIn`, `refreshSession`, `requestPasswordReset`, `resetPassword` and `verifyEmail`.',
  Subscription:
    'Sends live events over WebSocket. A field with `after` first sends what came after that cursor.',
};

/** Builds the graph from the resolvers of every module. */
export async function openSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
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
  for (const [name, description] of Object.entries(rootDescriptions))
    schema.getType(name)!.description = description;
  return schema;
}

/** The graph as text, as `schema.graphql` has it. */
export const schemaText = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;

// npm run schema
if (import.meta.filename === process.argv[1])
  await writeFile('schema.graphql', schemaText(await openSchema()));
