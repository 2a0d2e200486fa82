import { createHash } from 'node:crypto';
import { firstOperations, roomPlaceholder } from './first-operations.js';
/**
 * Starts GraphiQL. It sends the access token of the last SignUp with what comes after, and puts the id of the last room
 * in the place that is kept for it, unless the reader writes their own.
 */
const script = `
const graph = new URL('graphql', location.href);
const socket = new URL(graph);
socket.protocol = graph.protocol.replace('http', 'ws');
const send = GraphiQL.createFetcher({
  url: graph.href,
  subscriptionUrl: socket.href,
  enableIncrementalDelivery: false,
});
let token, roomId;
const fetcher = async (parameters, options) => {
  const variables = roomId === undefined || !parameters.variables
    ? parameters.variables
    : JSON.parse(JSON.stringify(parameters.variables).replaceAll(${JSON.stringify(roomPlaceholder)}, roomId));
  const headers = { ...(token && { authorization: 'Bearer ' + token }), ...options?.headers };
  const result = await send({ ...parameters, variables }, { ...options, headers });
  token = (result.data?.signUp ?? result.data?.logIn ?? result.data?.refreshSession)?.accessToken ?? token;
  roomId = result.data?.createPet?.pet?.chatRoom?.id ?? roomId;
  return result;
};
const defaultTabs = JSON.parse(document.getElementById('operations').textContent).map(({ query, variables }) => ({
  query,
  variables: JSON.stringify(variables, null, 2),
  headers: '{}',
}));
// It takes the variables of its first tab from here alone, and from its storage at the next visit.
const isFirstVisit = localStorage.getItem('graphiql:tabState') === null;
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs,
    ...(isFirstVisit && { variables: defaultTabs[0].variables }),
    defaultEditorToolsVisibility: 'variables',
  }),
);`;
const style = `html, body, #graphiql { height: 100%; margin: 0; }`;
const sourceOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/**
 * What the page may load: only its own files, what it has inline, and this server's graph. GraphiQL writes styles into
 * the page, and has its fonts and pictures in its style sheet.
 */
export const graphiqlPolicy = [
    `default-src 'none'`,
    `script-src 'self' ${sourceOf(script)}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src data:`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
].join('; ');
/** The page of GraphiQL, with the first operations as tabs. */
export function graphiqlPage() {
    const operations = JSON.stringify(firstOperations()).replaceAll('<', String.raw `\u003c`);
    return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nuzzle: GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="graphiql/graphiql.min.css">
<style>${style}</style>
<div id="graphiql">Loading…</div>
<script type="application/json" id="operations">${operations}</script>
<script src="graphiql/react.production.min.js"></script>
<script src="graphiql/react-dom.production.min.js"></script>
<script src="graphiql/graphiql.min.js"></script>
<script>${script}</script>
</html>
`;
}
//# sourceMappingURL=graphiql-page.js.map