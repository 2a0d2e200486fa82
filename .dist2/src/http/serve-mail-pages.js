import { resetPasswordPage, verifyEmailPage } from './mail-page.js';
/**
 * Serves the pages that links in mails open, at `/verify-email` and `/reset-password`. Opening one uses up nothing:
 * its reader presses a button, which sends the mutation.
 */
export function serveMailPages(fastify) {
    const serve = (path, { html, headers }) => fastify.get(path, (_request, reply) => reply.headers(headers).type('text/html; charset=utf-8').send(html));
    serve('/verify-email', verifyEmailPage);
    serve('/reset-password', resetPasswordPage);
}
//# sourceMappingURL=serve-mail-pages.js.map