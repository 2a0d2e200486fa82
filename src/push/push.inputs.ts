import { ECDH } from 'node:crypto';
import { Field, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { PushSubscription } from './push-subscription.entity.js';

const longestEndpoint = 2048;

/** The address of a device at its push service, in the one form in which it is kept. */
const endpointRule = z
  .string()
  .max(longestEndpoint, `must be at most ${longestEndpoint} characters long`)
  .transform((raw, faults) => {
    const url = URL.parse(raw);
    if (!url || !['https:', 'http:'].includes(url.protocol))
      faults.addIssue({ code: 'custom', message: 'must be an https URL' });
    else if (url.username || url.password)
      faults.addIssue({ code: 'custom', message: 'must not hold a name or a password' });
    else if (url.href.length > longestEndpoint)
      faults.addIssue({ code: 'custom', message: `must be at most ${longestEndpoint} characters long` });
    return url?.href ?? '';
  });

const uncompressed = 4;

/** Whether a text is a point of P-256, uncompressed (RFC 8291, 3.1). */
function isPublicKey(text: string): boolean {
  const key = Buffer.from(text, 'base64url');
  if (!/^[\w-]{87}$/.test(text) || key[0] !== uncompressed) return false;
  try {
    ECDH.convertKey(key, 'prime256v1');
    return true;
  } catch {
    return false;
  }
}

/** What a browser's `PushSubscription.toJSON()` says. */
@InputType({ description: "What a browser's PushSubscription.toJSON() says." })
export class RegisterPushSubscriptionInput {
  static readonly rules = z.object({
    endpoint: endpointRule,
    p256dh: z.string().refine(isPublicKey, "must be a browser's p256dh key"),
    auth: z.string().regex(/^[\w-]{22}$/, "must be a browser's auth secret"),
  });

  @Field(() => String, { description: 'Its endpoint: an https URL at a public address.' })
  endpoint!: string;

  @Field(() => String, { description: 'Its keys.p256dh: a P-256 public key of 65 bytes in base64url.' })
  p256dh!: string;

  @Field(() => String, { description: 'Its keys.auth: 16 bytes in base64url.' })
  auth!: string;
}

/** The device is told from now on. */
@ObjectType({ description: 'The device is told from now on.' })
export class RegisterPushSubscriptionPayload {
  @Field(() => PushSubscription, { description: 'The push subscription.' })
  pushSubscription!: PushSubscription;
}

/** Which device is to be told no longer. */
@InputType({ description: 'Which device is to be told no longer.' })
export class RemovePushSubscriptionInput {
  static readonly rules = z.object({ endpoint: endpointRule });

  @Field(() => String, { description: 'The endpoint that was registered.' })
  endpoint!: string;
}

/** The device is told no longer. */
@ObjectType({ description: 'The device is told no longer.' })
export class RemovePushSubscriptionPayload {
  @Field(() => Boolean, { description: 'False where the owner had no such device.' })
  removed!: boolean;
}
