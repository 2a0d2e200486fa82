import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { User } from '../user/user.entity.js';
import {
  OutreachStatus,
  UpdateOutreachSettingsInput,
  UpdateOutreachSettingsPayload,
} from './outreach.inputs.js';
import { outreachStatus, updateOutreachSettings } from './outreach.service.js';

/** Shows and changes how an owner's pets write first. */
@Resolver(() => User)
export class OutreachResolver {
  @FieldResolver(() => OutreachStatus, {
    description: 'When the pets may write first, and when the next outreach could come.',
  })
  outreach(@Ctx() ctx: Context): Promise<OutreachStatus> {
    return outreachStatus(ctx);
  }

  @Mutation(() => UpdateOutreachSettingsPayload, { description: 'Changes when pets may write first.' })
  updateOutreachSettings(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateOutreachSettingsInput, { description: 'The changes.' })
    input: UpdateOutreachSettingsInput,
  ): Promise<UpdateOutreachSettingsPayload> {
    return updateOutreachSettings(ctx, input);
  }
}
