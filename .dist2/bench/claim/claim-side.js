/** Makes the due owners due in a table. They are spread evenly over all owners. */
export async function makeDue(table, { client, owners, due }) {
    await client.query(`INSERT INTO ${table} (user_id, epoch, due_at)
     SELECT n, clock() - interval '3 hours', clock() - interval '1 hour' - n * interval '1 microsecond'
     FROM generate_series(1, ${owners}, ${owners / due}) n
     ON CONFLICT (user_id) DO UPDATE SET epoch = excluded.epoch, due_at = excluded.due_at`);
    await client.query(`VACUUM ANALYZE ${table}`);
}
//# sourceMappingURL=claim-side.js.map