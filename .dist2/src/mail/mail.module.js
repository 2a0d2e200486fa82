import { sql } from 'kysely';
import { column, idText, moment } from '../personal-data.js';
import { MailLink } from './mail-link.entity.js';
import { openMailWorker } from './mail-worker.js';
import { Mail } from './mail.entity.js';
import { mailJob } from './mail.job.js';
/** Mail to owners, and the links in it. */
export const mailModule = {
    name: 'mail',
    entities: [Mail, MailLink],
    openWork(services) {
        const worker = openMailWorker(services);
        return { worker, jobs: [mailJob(worker, services.lease)] };
    },
    gauges: [
        {
            name: 'mails_waiting',
            help: 'Mails that are due and not sent.',
            statement: sql `SELECT count(*) AS value FROM mails WHERE due_at <= (SELECT clock())`,
        },
        {
            name: 'mails_failed',
            help: 'Mails of the last week that failed for good.',
            statement: sql `SELECT count(*) AS value FROM mails WHERE state = 'FAILED'`,
        },
    ],
    tables: [
        {
            table: 'mails',
            belongs: { owner: 'user_id' },
            line: 'mail',
            exported: {
                id: idText('id'),
                kind: column('kind'),
                recipient: column('recipient'),
                status: column('state'),
                createdAt: moment('created_at'),
                failure: column('reason'),
            },
            notExported: ['user_id', 'due_at', 'fence', 'attempts'],
            erased: { rows: 'deleted', atOnce: true },
        },
        {
            table: 'mail_links',
            belongs: { owner: 'user_id' },
            exported: {},
            notExported: ['id', 'user_id', 'purpose', 'token_hash', 'address', 'expires_at'],
            erased: { rows: 'deleted', atOnce: true },
        },
    ],
};
//# sourceMappingURL=mail.module.js.map