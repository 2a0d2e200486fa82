const parameters = ['variables', 'operationName', 'extensions'];
const emptyInUrl = new RegExp(`(?<=[?&])(?:${parameters.join('|')})=(?:&|$)`, 'g');
/**
 * Drops parameters of a request that are an empty text. Form-like clients send those for an operation without variables
 * or without a name.
 * @param request the body of a request, or the payload of a socket's frame
 */
export function dropEmptyParameters(request) {
    if (typeof request !== 'object' || request === null)
        return;
    for (const name of parameters)
        if (request[name] === '')
            Reflect.deleteProperty(request, name);
}
/** Drops the same from the query string of a URL. */
export const withoutEmptyParameters = (url) => url.replaceAll(emptyInUrl, '');
//# sourceMappingURL=empty-parameters.js.map