import { writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { isScalarType } from 'graphql';
import { validateArgument } from './graphql/faulty-input.js';
import { modules } from './modules.js';
/** The descriptions of the root types. TypeGraphQL has no decorator for them. */
const rootDescriptions = {
    Query: 'Reads your own data. Every field except `webPushKey` needs an access token.',
    Mutation: 'Changes your data. Every field needs an access token, except `signUp`, `logIn`, `refreshSession`, `requestPasswordReset`, `resetPassword` and `verifyEmail`.',
    Subscription: 'Sends live events over WebSocket. A field with `after` first sends what came after that cursor.',
};
/** What specifies the scalars whose library does not say it. */
const specifications = {
    DateTime: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
    LocalTime: 'https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#valid-time-string',
};
/** Builds the graph from the resolvers of every module. */
export async function openSchema() {
    const schema = await buildSchema({
        resolvers: modules.flatMap(({ resolvers = [] }) => [...resolvers]),
        validate: false,
        validateFn: (value, type, { context }) => validateArgument(value, type, context),
        // TypeGraphQL requires one. Our subscriptions have their own `subscribe`, which checks permission.
        pubSub: {
            publish: () => undefined,
            subscribe: () => {
                throw new Error('Subscriptions bring their own source.');
            },
        },
    });
    for (const [name, description] of Object.entries(rootDescriptions))
        schema.getType(name).description = description;
    for (const [name, url] of Object.entries(specifications)) {
        const scalar = schema.getType(name);
        if (isScalarType(scalar))
            scalar.specifiedByURL = url;
    }
    // So that the rules of an input are known before its resolver runs. TypeGraphQL has no other way to find the class.
    for (const { name, target } of globalThis.TypeGraphQLMetadataStorage.inputTypes) {
        const type = schema.getType(name);
        if (type && 'rules' in target)
            Object.assign(type.extensions, { input: target });
    }
    return schema;
}
/** The graph as text, as `schema.graphql` has it. */
export const schemaText = (schema) => `${printSchema(lexicographicSortSchema(schema))}\n`;
// npm run schema
if (import.meta.filename === process.argv[1])
    await writeFile('schema.graphql', schemaText(await openSchema()));
//# sourceMappingURL=schema.js.map