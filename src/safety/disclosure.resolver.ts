import { sql } from 'kysely';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { languageOf } from '../language/language.js';
import { say } from '../language/say.js';
import { Pet } from '../pet/pet.entity.js';
import { SqlField, value } from '../query/sql-field.js';
import { AuthPayload } from '../session/session.inputs.js';

/** `Pet.isAi`. */
@Resolver(() => Pet)
export class PetDisclosureResolver {
  @SqlField(value(() => sql`true`))
  @FieldResolver(() => Boolean, {
    description:
      'Always true: a pet is an AI, not a person or a living animal. Show it where owners talk with their pets.',
  })
  isAi(): boolean {
    return true;
  }
}

/** `AuthPayload.aiNotice`. */
@Resolver(() => AuthPayload)
export class SignUpDisclosureResolver {
  @FieldResolver(() => String, {
    description: "A sentence in the owner's language which says that pets are AIs. Show it at sign-up.",
  })
  aiNotice(@Ctx() ctx: Pick<Context, 'client'>, @Root() { user }: AuthPayload): string {
    return say(languageOf(user.locale) ?? ctx.client.language ?? 'en', { key: 'safety.signUp' });
  }
}
