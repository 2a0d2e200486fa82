import type { FastifyInstance } from 'fastify';
import { resetPasswordPage, verifyEmailPage, type MailPage } from './mail-page.js';

/**
 * Serves the pages that links in mails open, at `/verify-email` and `/reset-password`. Opening one uses up nothing:
 * its reader presses a button, which sends the mutation. A chat page that shows one of them itself keeps it.
 */
export function serveMailPages(fastify: FastifyInstance): void {
  const serve = (url: string, { html, headers }: MailPage) => {
    if (!fastify.hasRoute({ method: 'GET', url }))
      fastify.get(url, (_request, reply) =>
        reply.headers(headers).type('text/html; charset=utf-8').send(html),
      );
  };
  serve('/verify-email', verifyEmailPage);
  serve('/reset-password', resetPasswordPage);
}
