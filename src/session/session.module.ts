import type { Module } from '../module.js';
import { idText, moment } from '../personal-data.js';
import { ResetPasswordResolver } from './reset-password.resolver.js';
import { Session } from './session.entity.js';
import { SessionResolver } from './session.resolver.js';

/** Sessions: signing up, logging in, tokens. */
export const sessionModule: Module = {
  name: 'session',
  entities: [Session],
  resolvers: [SessionResolver, ResetPasswordResolver],
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
      },
      notExported: ['user_id', 'family_hash', 'refresh_hash'],
      erased: { rows: 'deleted' },
    },
  ],
};
