import { getOperationAST, GraphQLError, parse, specifiedRules, validate, } from 'graphql';
import { LRUCache } from 'lru-cache';
import { guardDocument } from '../operation/guard-document.js';
import { maxDocumentsLength, maxTokens, minDocumentLength } from '../operation/guard.js';
/**
 * Caches parsed and validated documents, the most recently used ones. Only sockets use it: over HTTP, Apollo
 * Server has a cache of its own.
 */
export class DocumentCache {
    #cache = new LRUCache({
        maxSize: maxDocumentsLength,
        sizeCalculation: ({ text }) => text.length + minDocumentLength,
    });
    /**
     * @param rules what documents must keep besides the rules of GraphQL
     * @param introspection whether errors may suggest names of the schema
     * @param persisted the operations that clients may send by their ids; undefined without a list
     */
    constructor(schema, rules, introspection, persisted) {
        this.schema = schema;
        this.rules = rules;
        this.introspection = introspection;
        this.persisted = persisted;
    }
    /**
     * Parses and validates a document, and finds the operation to execute.
     * @returns also the cached text; a caller that keeps this one keeps no copy
     * @throws {GraphQLErrors} with every error in the document
     * @throws {GraphQLError} if only listed operations are allowed and this is none
     */
    read(sent, operationName) {
        const text = (this.persisted ? this.persisted.find(sent) : undefined) ?? sent.query ?? '';
        const cached = this.#cache.get(text) ?? this.#parse(text);
        const operation = getOperationAST(cached.document, operationName);
        if (!operation)
            throw new GraphQLErrors([
                withCode(new GraphQLError('Set "operationName" to an operation in the document.'), 'OPERATION_RESOLUTION_FAILURE'),
            ]);
        return { ...cached, operation };
    }
    #parse(text) {
        let document;
        try {
            document = parse(text, { maxTokens });
        }
        catch (error) {
            throw new GraphQLErrors([withCode(error, 'GRAPHQL_PARSE_FAILED')]);
        }
        guardDocument(document);
        const options = { hideSuggestions: !this.introspection };
        const errors = validate(this.schema, document, [...specifiedRules, ...this.rules], options);
        if (errors.length > 0)
            throw new GraphQLErrors(errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')), document);
        const cached = { text, document };
        this.#cache.set(text, cached);
        return cached;
    }
}
/** Every error in a document. */
export class GraphQLErrors extends Error {
    /** @param document the document, if it can be parsed and is not valid */
    constructor(errors, document) {
        super('The document cannot be executed.');
        this.errors = errors;
        this.document = document;
    }
}
function withCode(error, code) {
    const { nodes, source, positions, path } = error;
    return new GraphQLError(error.message, { nodes, source, positions, path, extensions: { code } });
}
//# sourceMappingURL=document-cache.js.map