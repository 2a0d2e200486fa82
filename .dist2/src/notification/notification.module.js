import { column, idText, jsonKey, moment } from '../personal-data.js';
import { Notification } from './notification.entity.js';
import { NotificationResolver, UserNotificationsResolver } from './notification.resolver.js';
import { ReadNotificationsResolver } from './read-notifications.resolver.js';
/** Notifications. */
export const notificationModule = {
    name: 'notification',
    entities: [Notification],
    resolvers: [NotificationResolver, UserNotificationsResolver, ReadNotificationsResolver],
    tables: [
        {
            table: 'notifications',
            belongs: { owner: 'user_id' },
            line: 'notification',
            exported: {
                id: idText('id'),
                kind: column('notification_type'),
                title: column('title'),
                content: column('content'),
                status: column('status'),
                petId: idText('pet_id'),
                messageId: idText('message_id'),
                createdAt: moment('created_at'),
                sentAt: moment('sent_at'),
                readAt: moment('read_at'),
                failure: jsonKey('delivery_metadata', 'reason'),
            },
            notExported: ['user_id', 'message_sent_at', 'position', 'changed_id'],
            erased: { rows: 'deleted' },
        },
    ],
};
//# sourceMappingURL=notification.module.js.map