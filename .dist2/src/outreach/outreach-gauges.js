import { sql } from 'kysely';
/** The gauges of outreach. */
export const outreachGauges = [
    {
        name: 'outreach_due',
        help: 'Absences that are due and that no worker has claimed yet.',
        statement: sql `SELECT count(*) AS value FROM outreach_due WHERE due_at <= (SELECT clock())`,
    },
    {
        name: 'outreach_under_way',
        help: 'Absences that a worker holds or that wait for another attempt.',
        statement: sql `SELECT count(*) AS value FROM outreaches WHERE due_at IS NOT NULL`,
    },
    {
        name: 'notification_oldest_pending_seconds',
        help: 'The age of the oldest PENDING notification; 0 without one.',
        // Read from the outreaches under way: no index of notifications leads to the few that are pending.
        statement: sql `
      SELECT extract(epoch FROM clock() - min(notifications.created_at)) AS value
      FROM outreaches JOIN notifications ON notifications.id = outreaches.notification_id
      WHERE outreaches.due_at IS NOT NULL AND notifications.status = 'PENDING'`,
    },
];
//# sourceMappingURL=outreach-gauges.js.map