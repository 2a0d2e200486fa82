import { replyJob } from './reply.job.js';
import { ReplyActionsResolver } from './reply-actions.resolver.js';
import { ReplyResolver } from './reply.resolver.js';
import { ReplyStateResolver } from './reply-state.resolver.js';
import { openReplyWorker } from './reply-worker.js';
/** Replies of pets. What waits for one is kept with its chat room. */
export const replyModule = {
    name: 'reply',
    entities: [],
    resolvers: [ReplyStateResolver, ReplyResolver, ReplyActionsResolver],
    openWork(services) {
        const worker = openReplyWorker(services);
        return { worker, jobs: [replyJob(services.em, worker, services.lease)] };
    },
    tables: [
        {
            table: 'reply_progress',
            belongs: { room: 'chat_room_id' },
            exported: {},
            notExported: ['chat_room_id', 'fence', 'seq', 'words'],
            erased: { rows: 'deleted', atOnce: true },
        },
        {
            table: 'reply_turns',
            belongs: { owner: 'user_id' },
            exported: {},
            notExported: ['user_id', 'due_at'],
            erased: { rows: 'deleted', atOnce: true },
        },
    ],
};
//# sourceMappingURL=reply.module.js.map