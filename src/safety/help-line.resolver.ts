import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { languageOf } from '../language/language.js';
import { User } from '../user/user.entity.js';
import { regionOf } from '../voice/safety/help-lines.js';

/** Where an owner in a crisis finds people who help. */
@ObjectType({ description: 'Where an owner in a crisis finds people who help, in their country.' })
export class HelpLine {
  @Field(() => String, {
    nullable: true,
    description:
      'The country, as an ISO 3166-1 code such as KR; null if it is not known, or no line in it is.',
  })
  region!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A line to call or text, such as "988 (call or text)"; null if none is known.',
  })
  line!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number for emergencies; null if it is not known.',
  })
  emergency!: string | null;

  @Field(() => String, { description: 'A page that finds lines in every country.' })
  directory!: string;
}

/** `User.helpLine`. */
@Resolver(() => User)
export class HelpLineResolver {
  @FieldResolver(() => HelpLine, {
    description:
      'Where the owner finds people who help, by the country of their locale or time zone. A pet names the same in a crisis.',
  })
  helpLine(@Ctx() ctx: Pick<Context, 'safety' | 'client'>, @Root() { locale, timeZone }: User): HelpLine {
    const { helpLines } = ctx.safety;
    // As for the text of a crisis, the language stands in for a locale that is not known.
    const region = regionOf(
      { locale: locale ?? languageOf(ctx.client.language) ?? 'en', timeZone },
      helpLines,
    );
    const known = region === undefined ? undefined : helpLines[region];
    return {
      region: region ?? null,
      line: known?.line ?? null,
      emergency: known?.emergency ?? null,
      directory: 'https://findahelpline.com',
    };
  }
}
