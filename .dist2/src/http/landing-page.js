import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { firstOperations } from './first-operations.js';
const page = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Nuzzle</title></head>
  <body>
    <h1>Nuzzle</h1>
    <p>This is a GraphQL API. Send operations with POST, as JSON. Apollo Sandbox is switched off on this server.</p>
  </body>
</html>
`;
/**
 * What a browser gets at the address of the graph.
 * @param sandbox whether it is Apollo Sandbox, which reports nothing to Apollo and keeps to this server; otherwise it is
 *   a page that says what this address is
 */
export const landingPage = (sandbox) => sandbox
    ? ApolloServerPluginLandingPageLocalDefault({
        footer: false,
        // Tokens come in a header.
        includeCookies: false,
        ...prepared(),
        embed: {
            runTelemetry: false,
            endpointIsEditable: false,
            initialState: { pollForSchemaUpdates: false },
        },
    })
    : { serverWillStart: async () => ({ renderLandingPage: async () => ({ html: page }) }) };
/** The first operations, as Sandbox takes them: one document, the variables of all, and the header for the token. */
function prepared() {
    const operations = firstOperations();
    return {
        document: operations.map(({ query }) => query).join('\n\n'),
        variables: Object.assign({}, ...operations.map(({ variables }) => variables)),
        // What is public is answered whatever the token is.
        headers: { authorization: 'Bearer THE_accessToken_FROM_SignUp' },
    };
}
//# sourceMappingURL=landing-page.js.map