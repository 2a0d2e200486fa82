const viewer = `(SELECT current_setting('bench.viewer')::bigint)`;
/**
 * Permissions as PostGraphile's guide gives them: a role of its own, and row level policies by the user in the
 * request's settings. The other sides connect as the owner of the tables, to whom no policy applies.
 */
export const viewerPolicies = `
  CREATE ROLE bench_viewer;
  GRANT USAGE ON SCHEMA bench TO bench_viewer;
  GRANT SELECT (id, username) ON users TO bench_viewer;
  GRANT SELECT ON pets, chat_rooms, messages TO bench_viewer;
  ALTER TABLE users ENABLE ROW LEVEL SECURITY;
  ALTER TABLE pets ENABLE ROW LEVEL SECURITY;
  ALTER TABLE chat_rooms ENABLE ROW LEVEL SECURITY;
  ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
  CREATE POLICY own ON users FOR SELECT TO bench_viewer USING (id = ${viewer} AND NOT is_deleted);
  CREATE POLICY own ON pets FOR SELECT TO bench_viewer USING (owner_id = ${viewer} AND NOT is_deleted);
  CREATE POLICY own ON chat_rooms FOR SELECT TO bench_viewer USING (user_id = ${viewer} AND NOT is_deleted);
  CREATE POLICY own ON messages FOR SELECT TO bench_viewer USING (
    chat_room_id IN (SELECT id FROM chat_rooms WHERE user_id = ${viewer}))`;
//# sourceMappingURL=viewer-policies.js.map