import { raw } from '@mikro-orm/core';
import { requireViewer, type Context } from '../context.js';
import { badUserInput, unauthenticated } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { User } from '../user/user.entity.js';
import { watchAbsence } from '../user/presence.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { assessEligibility } from './eligibility.js';
import type {
  OutreachStatus,
  UpdateOutreachSettingsInput,
  UpdateOutreachSettingsPayload,
} from './outreach.inputs.js';
import { readAbsence } from './read-absence.js';

/** Returns the viewer's outreach settings, since when the viewer is idle, and which hold applies. */
export async function outreachStatus(ctx: Context): Promise<OutreachStatus> {
  const { userId } = requireViewer(ctx);
  const absence = await readAbsence(ctx.em, userId);
  if (!absence) throw unauthenticated('SESSION_ENDED');
  const { hold, eligibleAt } = assessEligibility(absence, ctx);
  return {
    enabled: absence.enabled,
    dailyCap: absence.dailyCap,
    quietHours: absence.quietHours,
    idleSince: absence.epoch,
    nextEligibleAt: eligibleAt,
    heldBackBy: hold,
  };
}

/**
 * Changes the viewer's outreach settings and schedules a new assessment of the absence.
 * @throws BAD_USER_INPUT for quiet hours without a time zone
 */
export async function updateOutreachSettings(
  ctx: Context,
  { enabled, dailyCap, quietHours, timeZone }: UpdateOutreachSettingsInput,
): Promise<UpdateOutreachSettingsPayload> {
  const { userId } = requireViewer(ctx);
  const user = await writeAsOwner(ctx, userId, async (em) => {
    const own = await em.findOneOrFail(User, userId);
    if (quietHours && !(timeZone ?? own.timeZone)) throw badUserInput(fieldFault('timeZone', 'zoneMissing'));
    em.assign(own, {
      ...(enabled !== undefined && { outreachEnabled: enabled }),
      ...(dailyCap !== undefined && { outreachDailyCap: dailyCap }),
      ...(quietHours !== undefined && {
        quietFrom: quietHours?.from ?? null,
        quietTo: quietHours?.to ?? null,
      }),
      ...(timeZone !== undefined && { timeZone }),
      updatedAt: raw('clock()'),
    });
    await em.flush();
    await watchAbsence(em, userId, ctx.outreach.idleThreshold);
    return own;
  });
  return { user };
}
