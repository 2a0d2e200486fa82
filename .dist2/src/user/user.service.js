import { requireViewer } from '../context.js';
import { unauthenticated } from '../errors.js';
import { User } from './user.entity.js';
/** Finds the viewer's user. */
export async function me(ctx) {
    const { userId } = requireViewer(ctx);
    const user = await ctx.em.findOne(User, { id: userId, isDeleted: false });
    if (!user)
        throw unauthenticated('SESSION_ENDED');
    return user;
}
//# sourceMappingURL=user.service.js.map