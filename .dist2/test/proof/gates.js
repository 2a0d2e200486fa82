import { Client } from 'pg';
/** The points at which the database can hold an outreach until a proof releases it. */
export const gates = { 'before it sends': 1, 'before the commit': 2, 'before the push': 3 };
/**
 * Installs triggers that wait for an advisory lock of the gatekeeper: a real statement of a real process stops
 * there, in its own transaction.
 */
export async function openGates(database) {
    await database.query(`
    CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      owner bigint;
    BEGIN
      IF TG_TABLE_NAME = 'outreaches' THEN
        owner := NEW.user_id;
      ELSE
        SELECT user_id INTO owner FROM push_subscriptions WHERE id = NEW.push_subscription_id;
      END IF;
      PERFORM pg_advisory_xact_lock_shared(TG_ARGV[0]::int, owner::int);
      RETURN NEW;
    END $$;
    CREATE TRIGGER before_it_sends BEFORE UPDATE ON outreaches FOR EACH ROW WHEN (NEW.state = 'SENT')
      EXECUTE FUNCTION wait_at_gate(1);
    CREATE TRIGGER before_the_commit BEFORE INSERT ON push_deliveries FOR EACH ROW EXECUTE FUNCTION wait_at_gate(2);
    CREATE TRIGGER before_the_push BEFORE UPDATE ON push_deliveries FOR EACH ROW WHEN (NEW.fence > OLD.fence)
      EXECUTE FUNCTION wait_at_gate(3)`);
    const keeper = new Client({ connectionString: database.url });
    await keeper.connect();
    return {
        close: async (gate, ownerId) => void (await keeper.query('SELECT pg_advisory_lock($1::int, $2::int)', [gates[gate], ownerId])),
        async waiting() {
            const [row] = await database.query(`SELECT count(*)::int AS n FROM pg_locks
         WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND (locktype = 'advisory' OR relation = 'messages'::regclass)`);
            return row.n;
        },
        async closeMessages() {
            await keeper.query('BEGIN');
            await keeper.query('LOCK TABLE messages IN ACCESS EXCLUSIVE MODE');
        },
        async open() {
            await keeper.query('ROLLBACK');
            await keeper.query('SELECT pg_advisory_unlock_all()');
        },
        end: () => keeper.end(),
    };
}
//# sourceMappingURL=gates.js.map