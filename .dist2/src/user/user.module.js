import { sql } from 'kysely';
import { column, idText, markedDeleted, moment, object } from '../personal-data.js';
import { User } from './user.entity.js';
import { UserResolver } from './user.resolver.js';
// Nobody can write such a name, it is no address, and no password has such a hash: a CHECK keeps it for erasure. lpad
// alone would cut ids.
const nobody = sql `'~' || lpad(id::text, greatest(2, length(id::text)), '0')`;
/** The owner. */
export const userModule = {
    name: 'user',
    entities: [User],
    resolvers: [UserResolver],
    tables: [
        {
            table: 'users',
            belongs: { owner: 'id' },
            line: 'user',
            exported: {
                id: idText('id'),
                username: column('username'),
                displayName: column('display_name'),
                email: {
                    columns: ['email'],
                    value: sql `CASE WHEN email LIKE '%@%' THEN email END`,
                },
                emailVerifiedAt: moment('email_verified_at'),
                pendingEmail: column('pending_email'),
                timeZone: column('time_zone'),
                locale: column('locale'),
                createdAt: moment('created_at'),
                lastActiveAt: moment('last_active_at'),
                outreach: object({
                    enabled: 'outreach_enabled',
                    dailyCap: 'outreach_daily_cap',
                    quietFrom: 'quiet_from',
                    quietTo: 'quiet_to',
                }),
            },
            notExported: [
                'username_key',
                'password',
                'pending_verified_at',
                'pending_released_at',
                'updated_at',
                'is_deleted',
                'deleted_at',
            ],
            erased: {
                overwritten: {
                    ...markedDeleted,
                    username: nobody,
                    username_key: nobody,
                    email: nobody,
                    display_name: sql `NULL`,
                    email_verified_at: sql `NULL`,
                    pending_email: sql `NULL`,
                    pending_verified_at: sql `NULL`,
                    pending_released_at: sql `NULL`,
                    password: nobody,
                    time_zone: sql `NULL`,
                    locale: sql `NULL`,
                    last_active_at: sql `clock()`,
                    outreach_enabled: sql `false`,
                    outreach_daily_cap: sql `DEFAULT`,
                    quiet_from: sql `NULL`,
                    quiet_to: sql `NULL`,
                },
                kept: ['id', 'created_at'],
            },
        },
    ],
};
//# sourceMappingURL=user.module.js.map