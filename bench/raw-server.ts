import Fastify from 'fastify';
import { jwtVerify } from 'jose';
import { Pool } from 'pg';

/**
 * The raw limit: fastify and one hand-written, named statement for each answer, without GraphQL. It checks the
 * token and the session as the product does, and gives the same answers.
 */
const [databaseUrl, tokenSecret] = process.argv.slice(2);
const secret = new TextEncoder().encode(tokenSecret);
const pool = new Pool({ connectionString: databaseUrl, max: 10 });

const sender = `CASE WHEN m.sender_pet_id IS NULL
  THEN json_build_object('__typename', 'User', 'username', u.username)
  ELSE json_build_object('__typename', 'Pet', 'name', p.name) END`;
const moment = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const session = `EXISTS (SELECT 1 FROM sessions s WHERE s.id = $2 AND s.user_id = $1 AND s.revoked_at IS NULL AND s.expires_at > now())`;

const statements = {
  open: `
    SELECT json_build_object('data', json_build_object('me', json_build_object('username', u.username, 'pets', json_build_object('edges',
      (SELECT coalesce(json_agg(json_build_object('node', json_build_object('id', p.id::text, 'name', p.name, 'chatRoom',
          json_build_object('id', r.id::text, 'messages', json_build_object('edges',
            (SELECT coalesce(json_agg(json_build_object('node', json_build_object('id', m.id::text, 'content', m.content,
                'sentAt', ${moment('m.sent_at')}, 'sender', ${sender})) ORDER BY m.sent_at, m.id), '[]')
             FROM (SELECT * FROM messages WHERE chat_room_id = r.id ORDER BY sent_at DESC, id DESC LIMIT 20) m))))) ORDER BY p.id), '[]')
       FROM pets p JOIN chat_rooms r ON r.pet_id = p.id WHERE p.owner_id = u.id AND NOT p.is_deleted)))))::text AS answer
    FROM users u WHERE u.id = $1 AND NOT u.is_deleted AND ${session}`,
  scroll: `
    SELECT json_build_object('data', json_build_object('chatRoom', json_build_object('id', r.id::text, 'messages', json_build_object(
      'edges', page.edges, 'pageInfo', json_build_object('hasPreviousPage', page.n > 50)))))::text AS answer
    FROM chat_rooms r JOIN users u ON u.id = r.user_id JOIN pets p ON p.id = r.pet_id
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('cursor', rtrim(translate(encode(convert_to('1|' || (extract(epoch FROM m.sent_at) * 1000)::bigint || '|' || m.id, 'UTF8'), 'base64'), '+/', '-_'), '='),
          'node', json_build_object('id', m.id::text, 'content', m.content, 'sentAt', ${moment('m.sent_at')}, 'sender', ${sender}))
          ORDER BY m.sent_at, m.id) FILTER (WHERE m.place <= 50), '[]') AS edges, count(*) AS n
      FROM (SELECT *, row_number() OVER (ORDER BY sent_at DESC, id DESC) AS place FROM (
              SELECT * FROM messages WHERE chat_room_id = r.id AND sent_at <= $4 AND (sent_at, id) < ($4, $5::bigint)
              ORDER BY sent_at DESC, id DESC LIMIT 51) newest) m
    ) page
    WHERE r.id = $3 AND r.user_id = $1 AND NOT r.is_deleted AND ${session}`,
};

const server = Fastify();
server.post('/graphql', async (request, reply) => {
  const { payload } = await jwtVerify(request.headers.authorization!.slice(7), secret, {
    algorithms: ['HS256'],
  });
  const { variables } = request.body as { variables?: { room: string; before: string } };
  const viewer = [payload.sub, payload['sid']];
  let values: unknown[] = viewer;
  if (variables) {
    const [, at, id] = Buffer.from(variables.before, 'base64url').toString().split('|');
    values = [...viewer, variables.room, new Date(Number(at)), id];
  }
  const name = variables ? 'scroll' : 'open';
  const { rows } = await pool.query<{ answer: string }>({ name, text: statements[name], values });
  void reply.type('application/json; charset=utf-8');
  return rows[0]!.answer;
});
await server.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`raw at ${server.listeningOrigin}\n`);
