import { ECDH } from 'node:crypto';
import { Field, Float, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { Context } from '../context.js';
import { fieldFault, type FaultName, type FaultValues, type FieldFault } from '../field-fault.js';
import type { FaultyForm, HasField } from '../graphql/faulty-input.js';
import { optional, wrong } from '../graphql/validation.js';
import { PushSubscription } from './push-subscription.entity.js';

const maxEndpoint = 2048;

/** The address of a device at its push service, in normal form. */
const endpointRule = z
  .string()
  .max(maxEndpoint)
  .transform((raw, faults) => {
    const refuse = (name: FaultName, values?: FaultValues) =>
      faults.addIssue({ code: 'custom', ...wrong(name, values) });
    const url = URL.parse(raw);
    if (!url || !['https:', 'http:'].includes(url.protocol)) refuse('httpsUrl');
    else if (url.username || url.password) refuse('urlWithName');
    else if (url.href.length > maxEndpoint) refuse('overlong', { max: maxEndpoint });
    return url?.href ?? '';
  });

const uncompressed = 4;

/** Returns whether a text is an uncompressed point of P-256 (RFC 8291, 3.1). */
function isPublicKey(text: string): boolean {
  if (!/^[\w-]{87}$/.test(text)) return false;
  const key = Buffer.from(text, 'base64url');
  if (key[0] !== uncompressed) return false;
  try {
    ECDH.convertKey(key, 'prime256v1');
    return true;
  } catch {
    return false;
  }
}

/** The form of base64 in which browsers' keys are stored: that of URLs, without padding. */
const asBase64Url = (text: string): string =>
  text
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');

/** A key as a library may encode it. */
const encodedRule = z.string().max(200).transform(asBase64Url);
const publicKeyRule = encodedRule.refine(isPublicKey, wrong('p256dh'));
const secretRule = encodedRule.refine((text) => /^[\w-]{22}$/.test(text), wrong('auth'));

/** The keys of a browser's push subscription. */
@InputType({ description: "The `keys` of a browser's PushSubscription.toJSON()." })
export class PushKeysInput {
  @Field(() => String, { description: 'A P-256 public key of 65 bytes, in base64 of any kind.' })
  p256dh!: string;

  @Field(() => String, { description: 'A secret of 16 bytes, in base64 of any kind.' })
  auth!: string;
}

/** The input of registerPushSubscription: a browser's `PushSubscription.toJSON()`. */
@InputType({
  description: "The input of registerPushSubscription: a browser's PushSubscription.toJSON(), as it is.",
})
export class RegisterPushSubscriptionInput {
  static readonly rules = z.object({
    endpoint: endpointRule,
    expirationTime: optional(z.number()),
    keys: optional(z.object({ p256dh: publicKeyRule, auth: secretRule })),
    p256dh: optional(publicKeyRule),
    auth: optional(secretRule),
  });
  static readonly otherFaults = (_ctx: Context, { has }: FaultyForm<RegisterPushSubscriptionInput>) =>
    Promise.resolve(keyFaults(has));

  @Field(() => String, { description: 'The `endpoint`: an https URL at a public address.' })
  endpoint!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'When the browser ends the subscription, in milliseconds since 1970; null if it does not say. The push service tells Nuzzle when it has ended.',
  })
  expirationTime?: number;

  @Field(() => PushKeysInput, {
    nullable: true,
    description: 'The `keys`. Required, unless `p256dh` and `auth` have them.',
  })
  keys?: PushKeysInput;

  @Field(() => String, {
    nullable: true,
    description: 'The `keys.p256dh`.',
    deprecationReason: 'Use `keys`, as browsers do.',
  })
  p256dh?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The `keys.auth`.',
    deprecationReason: 'Use `keys`, as browsers do.',
  })
  auth?: string;
}

/** What is wrong with the two places of a browser's keys, of which one must be used. */
export function keyFaults(has: HasField<RegisterPushSubscriptionInput>): FieldFault[] {
  const names = ['p256dh', 'auth'] as const;
  const given = names.filter(has);
  if (has('keys')) return given.map((name) => fieldFault(name, 'notTogether', { other: 'keys' }));
  if (given.length === 0) return [fieldFault('keys', 'required')];
  return names.filter((name) => !has(name)).map((name) => fieldFault(name, 'required'));
}

/** The result of registerPushSubscription. */
@ObjectType({ description: 'The result of registerPushSubscription.' })
export class RegisterPushSubscriptionPayload {
  @Field(() => PushSubscription, { description: 'The registered browser.' })
  pushSubscription!: PushSubscription;
}

/** The input of removePushSubscription. */
@InputType({ description: 'The input of removePushSubscription.' })
export class RemovePushSubscriptionInput {
  static readonly rules = z.object({ endpoint: endpointRule });

  @Field(() => String, { description: 'The registered endpoint.' })
  endpoint!: string;
}

/** The result of removePushSubscription. */
@ObjectType({ description: 'The result of removePushSubscription.' })
export class RemovePushSubscriptionPayload {
  @Field(() => Boolean, { description: 'False if the owner had no such browser.' })
  removed!: boolean;
}
