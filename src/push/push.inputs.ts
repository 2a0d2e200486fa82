import { ECDH } from 'node:crypto';
import { Field, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { PushSubscription } from './push-subscription.entity.js';

const maxEndpoint = 2048;

/** The address of a device at its push service, in normal form. */
const endpointRule = z
  .string()
  .max(maxEndpoint, `must be at most ${maxEndpoint} characters long`)
  .transform((raw, faults) => {
    const url = URL.parse(raw);
    if (!url || !['https:', 'http:'].includes(url.protocol))
      faults.addIssue({ code: 'custom', message: 'must be an https URL' });
    else if (url.username || url.password)
      faults.addIssue({ code: 'custom', message: 'must not contain a user name or a password' });
    else if (url.href.length > maxEndpoint)
      faults.addIssue({ code: 'custom', message: `must be at most ${maxEndpoint} characters long` });
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

/** The input of registerPushSubscription, from a browser's `PushSubscription.toJSON()`. */
@InputType({
  description: "The input of registerPushSubscription, from a browser's PushSubscription.toJSON().",
})
export class RegisterPushSubscriptionInput {
  static readonly rules = z.object({
    endpoint: endpointRule,
    p256dh: z.string().refine(isPublicKey, "must be a browser's p256dh key"),
    auth: z.string().regex(/^[\w-]{22}$/, "must be a browser's auth secret"),
  });

  @Field(() => String, { description: 'The `endpoint`: an https URL at a public address.' })
  endpoint!: string;

  @Field(() => String, { description: 'The `keys.p256dh`: a P-256 public key of 65 bytes in base64url.' })
  p256dh!: string;

  @Field(() => String, { description: 'The `keys.auth`: 16 bytes in base64url.' })
  auth!: string;
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
