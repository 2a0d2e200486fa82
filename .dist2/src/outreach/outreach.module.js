import { column, idText, moment } from '../personal-data.js';
import { outreachGauges } from './outreach-gauges.js';
import { openOutreachWorker } from './outreach-worker.js';
import { Outreach } from './outreach.entity.js';
import { OutreachDue } from './outreach-due.entity.js';
import { outreachJob } from './outreach.job.js';
import { OutreachResolver } from './outreach.resolver.js';
import { OutreachSwitch } from './outreach-switch.entity.js';
/** Pets that write first. */
export const outreachModule = {
    name: 'outreach',
    entities: [OutreachDue, Outreach, OutreachSwitch],
    resolvers: [OutreachResolver],
    openWork(services) {
        const worker = openOutreachWorker(services);
        return { worker, jobs: [outreachJob(worker, services.sweepInterval)] };
    },
    gauges: outreachGauges,
    tables: [
        // Erased in reverse: a claim turns a due row into an outreach, so the due rows must go first.
        {
            table: 'outreaches',
            belongs: { owner: 'user_id' },
            line: 'outreach',
            order: { at: 'epoch' },
            exported: {
                awaySince: moment('epoch'),
                state: column('state'),
                failure: column('reason'),
                petId: idText('pet_id'),
                messageId: idText('message_id'),
                sentAt: moment('sent_at'),
            },
            notExported: ['user_id', 'due_at', 'fence', 'attempts', 'notification_id', 'claimed_at'],
            erased: { rows: 'deleted' },
        },
        {
            table: 'outreach_due',
            belongs: { owner: 'user_id' },
            exported: {},
            notExported: ['user_id', 'epoch', 'due_at'],
            erased: { rows: 'deleted', atOnce: true },
        },
        {
            table: 'outreach_switch',
            belongs: 'operator',
            exported: {},
            notExported: ['id', 'is_on', 'changed_at'],
            erased: { overwritten: {}, kept: ['id', 'is_on', 'changed_at'] },
        },
    ],
};
//# sourceMappingURL=outreach.module.js.map