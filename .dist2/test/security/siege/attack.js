/** A query whose answer is about as large as one may be. */
export const maximal = '{ me { pets(first: 100) { edges { node { name owner { pets(first: 20) { edges { node { persona } } } } } } } } }';
// Attackers of the same process come one after the other.
let addresses = Math.floor(Math.random() * 2 ** 24);
/** An address that the proxy names, and that nobody had before. */
export const newAddress = () => `10.${(++addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
/** One of a list, at random. */
export const anyOf = (list) => list[Math.floor(Math.random() * list.length)];
/** Letters that nobody has sent before. */
export const fresh = () => `z${Math.random().toString(36).slice(2, 12)}`;
/** Asks over HTTP from a new address, reads the answer to its end and returns it, whatever it is. */
export async function ask({ url, over }, query, variables = {}, token) {
    const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        signal: AbortSignal.any([over, AbortSignal.timeout(30_000)]),
        headers: {
            'content-type': 'application/json',
            'x-forwarded-for': newAddress(),
            ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
    });
    return response.json();
}
//# sourceMappingURL=attack.js.map