import { NoSchemaIntrospectionCustomRule } from 'graphql';
/**
 * The rules that a document must keep besides those of GraphQL, over HTTP and over sockets.
 * @param introspection whether clients may ask for the schema with `__schema` and `__type`
 */
export const documentRules = ({ introspection }) => introspection ? [] : [NoSchemaIntrospectionCustomRule];
//# sourceMappingURL=document-rules.js.map