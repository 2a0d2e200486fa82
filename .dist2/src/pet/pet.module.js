import { sql } from 'kysely';
import { column, idText, markedDeleted, moment } from '../personal-data.js';
import { Pet } from './pet.entity.js';
import { PetResolver, UserPetsResolver } from './pet.resolver.js';
/** Pets. */
export const petModule = {
    name: 'pet',
    entities: [Pet],
    resolvers: [PetResolver, UserPetsResolver],
    tables: [
        {
            table: 'pets',
            belongs: { owner: 'owner_id' },
            line: 'pet',
            exported: {
                id: idText('id'),
                name: column('name'),
                persona: column('persona'),
                status: column('status'),
                createdAt: moment('created_at'),
                deletedAt: moment('deleted_at'),
            },
            notExported: ['owner_id', 'updated_at', 'is_deleted', 'changed_id'],
            erased: {
                overwritten: { ...markedDeleted, name: sql `'~'`, persona: sql `'~'`, status: sql `'RESTING'` },
                kept: ['id', 'owner_id', 'created_at', 'changed_id'],
            },
        },
    ],
};
//# sourceMappingURL=pet.module.js.map