/**
 * Whether an origin is the address that its client connected to: React Native sends that one, and so do the server's own
 * pages. A browser applies the same rule to HTTP requests.
 *
 * A name that an attacker makes resolve to this server passes, as it does over HTTP. Its page has no token: tokens are
 * stored by origin, and no cookie of another name comes with it. The origin `null`, of sandboxed frames and files,
 * belongs to nobody and never passes.
 */
export function isOwnOrigin(origin, { host, isSecure }) {
    const url = URL.parse(origin);
    if (!url || url.origin !== origin || !['http:', 'https:'].includes(url.protocol))
        return false;
    // Anybody on the way can write into a page that came in plain text.
    if (isSecure && url.protocol !== 'https:')
        return false;
    // The port may be left out where it is the scheme's own.
    return (host !== undefined &&
        /^[\w.:[\]-]+$/.test(host) &&
        URL.parse(`${url.protocol}//${host}`)?.host === url.host);
}
//# sourceMappingURL=own-origin.js.map