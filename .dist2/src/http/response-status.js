import Negotiator from 'negotiator';
const [json, graphqlResponse] = [
    'application/json; charset=utf-8',
    'application/graphql-response+json; charset=utf-8',
];
/**
 * Sets the status of an answer without data, for a client that accepts `application/graphql-response+json`: 4xx or 5xx,
 * and 401 with a challenge for UNAUTHENTICATED (GraphQL over HTTP, 6.4.2; RFC 6750, 3). For `application/json` the status
 * stays as it is, because such clients take any but 200 for a broken network.
 */
export function followSpecification(request, head, { errors = [] }) {
    const accept = request.headers.get('accept');
    if (!accept ||
        new Negotiator({ headers: { accept } }).mediaType([json, graphqlResponse]) !== graphqlResponse)
        return;
    const { code, reason } = errors[0]?.extensions ?? {};
    if (code === 'UNAUTHENTICATED') {
        head.status = 401;
        const challenge = reason === 'NO_TOKEN' ? '' : ' error="invalid_token"';
        head.headers.set('www-authenticate', `Bearer${challenge}`);
    }
    else if ((head.status ?? 200) < 400)
        head.status = 400;
}
//# sourceMappingURL=response-status.js.map