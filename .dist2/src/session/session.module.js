import { column, idText, moment } from '../personal-data.js';
import { PresenceResolver } from './presence.resolver.js';
import { ResetPasswordResolver } from './reset-password.resolver.js';
import { Session } from './session.entity.js';
import { SessionFieldsResolver, UserSessionsResolver } from './session-list.resolver.js';
import { SessionResolver } from './session.resolver.js';
import { sessionsJob } from './sessions.job.js';
/** Sessions: signing up, logging in, tokens. */
export const sessionModule = {
    name: 'session',
    entities: [Session],
    resolvers: [
        SessionResolver,
        SessionFieldsResolver,
        UserSessionsResolver,
        ResetPasswordResolver,
        PresenceResolver,
    ],
    openWork: (services) => ({ jobs: [sessionsJob(services)] }),
    tables: [
        {
            table: 'sessions',
            belongs: { owner: 'user_id' },
            line: 'session',
            exported: {
                id: idText('id'),
                createdAt: moment('created_at'),
                expiresAt: moment('expires_at'),
                endedAt: moment('revoked_at'),
                lastSeenAt: moment('last_seen_at'),
                userAgent: column('user_agent'),
                address: column('address'),
                awaySince: moment('away_since'),
            },
            notExported: ['user_id', 'family_hash', 'refresh_hash', 'previous_hash', 'successor', 'refreshed_at'],
            erased: { rows: 'deleted' },
        },
    ],
};
//# sourceMappingURL=session.module.js.map