var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { GraphQLJSONObject } from 'graphql-scalars';
import { sql } from 'kysely';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Query, registerEnumType, Resolver, Root, Subscription, } from 'type-graphql';
import { requireViewer } from '../context.js';
import { connectionOf, edgeOf, PageArgs } from '../graphql/connection.js';
import { decodeCursor } from '../graphql/cursor.js';
import { onlyKeys, onlyKeysSql } from '../graphql/json-object.js';
import { parseId } from '../graphql/validation.js';
import { follow } from '../feed/follow.js';
import { Pet } from '../pet/pet.entity.js';
import { resolveList } from '../query/resolve-list.js';
import { list, one, SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { Notification, NotificationStatus } from './notification.entity.js';
import { notificationFeeds } from './notification-feed.js';
import { findNotification } from './notification.service.js';
const NotificationEdge = edgeOf('Notification', Notification);
const NotificationConnection = connectionOf('Notification', NotificationEdge);
/** The orders of notifications. */
var NotificationOrder;
(function (NotificationOrder) {
    NotificationOrder["OLDEST"] = "OLDEST";
    NotificationOrder["NEWEST"] = "NEWEST";
})(NotificationOrder || (NotificationOrder = {}));
registerEnumType(NotificationOrder, {
    name: 'NotificationOrder',
    description: 'The order of a list of notifications, by their last change of status.',
    valuesConfig: {
        OLDEST: { description: 'Oldest first; a page without arguments is the newest.' },
        NEWEST: { description: 'Newest first, as a list of news shows them.' },
    },
});
/** Notifications by their last change of status, oldest first; a page without arguments is the newest. */
const notifications = list({
    order: { id: 'position', end: 'last' },
    orders: { [NotificationOrder.NEWEST]: { id: 'position', newestFirst: true, end: 'first' } },
    where: (_, notification, { viewer }) => sql `${notification('user_id')} = ${viewer}`,
    filters: { status: (notification, status) => sql `${notification('status')} = ${status}` },
});
/** The keys of the delivery's metadata that the owner sees. */
const ownersMetadata = ['reason', 'attempts'];
/** `Notification`, its query and its subscription. */
let NotificationResolver = class NotificationResolver {
    notification(ctx, id) {
        return findNotification(ctx, parseId('id', id));
    }
    async pet(notification) {
        const pet = await notification.pet?.load();
        return pet && !pet.isDeleted ? pet : null;
    }
    deliveryMetadata(notification) {
        return onlyKeys(notification.deliveryMetadata, ownersMetadata);
    }
    notificationAdded(event, _after) {
        return event;
    }
};
__decorate([
    Query(() => Notification, { nullable: true, description: 'One of your notifications.' }),
    SqlField(one((_, notification, { viewer, arg }) => sql `${notification('id')} = ${arg('id', (id) => parseId('id', id))} AND ${notification('user_id')} = ${viewer}`)),
    __param(0, Ctx()),
    __param(1, Arg('id', () => ID, { description: 'The ID of the notification.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, String]),
    __metadata("design:returntype", Promise)
], NotificationResolver.prototype, "notification", null);
__decorate([
    FieldResolver(() => Pet, {
        nullable: true,
        description: 'The pet of the notification; null if there is none or it is deleted.',
    }),
    SqlField(one((notification, pet) => sql `${pet('id')} = ${notification('pet_id')} AND NOT ${pet('is_deleted')}`)),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Notification]),
    __metadata("design:returntype", Promise)
], NotificationResolver.prototype, "pet", null);
__decorate([
    FieldResolver(() => GraphQLJSONObject, {
        description: 'The state of the delivery: "reason" if it failed, and "attempts".',
    }),
    SqlField(value((notification) => onlyKeysSql(notification('delivery_metadata'), ownersMetadata))),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Notification]),
    __metadata("design:returntype", Object)
], NotificationResolver.prototype, "deliveryMetadata", null);
__decorate([
    Extensions({ feed: notifications.order }),
    Subscription(() => NotificationEdge, {
        description: 'Each notification when it is sent to the owner.',
        subscribe: ({ context, args }) => {
            const { userId } = requireViewer(context);
            const after = args.after == null ? undefined : decodeCursor('after', args.after, 'never').id;
            return follow(notificationFeeds(context), {
                ownerId: userId,
                projection: context.projection,
                interest: {},
                after,
            });
        },
    }),
    __param(0, Root()),
    __param(1, Arg('after', () => String, {
        nullable: true,
        description: 'The cursor of the last notification you received: later ones come first. Without it, only new ones come.',
    })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, String]),
    __metadata("design:returntype", Object)
], NotificationResolver.prototype, "notificationAdded", null);
NotificationResolver = __decorate([
    Resolver(() => Notification)
], NotificationResolver);
export { NotificationResolver };
/** `User.notifications`. */
let UserNotificationsResolver = class UserNotificationsResolver {
    notifications(ctx, parent, args, status, orderBy) {
        const viewerId = requireViewer(ctx).userId;
        return resolveList(notifications, Notification, {
            em: ctx.em,
            viewerId,
            parent,
            args,
            filters: { status },
            orderBy,
        });
    }
};
__decorate([
    FieldResolver(() => NotificationConnection, {
        description: "The owner's notifications, oldest first by their last change of status. Without arguments: the newest 20.",
    }),
    SqlField(notifications),
    __param(0, Ctx()),
    __param(1, Root()),
    __param(2, Args(() => PageArgs)),
    __param(3, Arg('status', () => NotificationStatus, {
        nullable: true,
        description: 'Only notifications with this status.',
    })),
    __param(4, Arg('orderBy', () => NotificationOrder, {
        nullable: true,
        description: 'The order of the list: OLDEST if it is left out.',
    })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, User,
        PageArgs, String, String]),
    __metadata("design:returntype", Promise)
], UserNotificationsResolver.prototype, "notifications", null);
UserNotificationsResolver = __decorate([
    Resolver(() => User)
], UserNotificationsResolver);
export { UserNotificationsResolver };
//# sourceMappingURL=notification.resolver.js.map