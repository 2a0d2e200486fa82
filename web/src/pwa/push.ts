import type { Nuzzle } from '@nuzzle/client';
import { RegisterPushDocument, RemovePushDocument, WebPushKeyDocument } from '../generated/graphql.js';
import { isPushSupported } from './end-push.js';

/** Whether this device shows the messages of a closed page, and if not, why. */
export type PushState = 'on' | 'off' | 'denied' | 'unsupported' | 'needs install' | 'not offered';

const key = 'nuzzle.push';

/** Whose messages this device shows, so that they go on after the owner has logged in again. */
export const pushOwner = (): string | null => localStorage.getItem(key);

const isAppleTouch = (): boolean => /iPhone|iPad/.test(navigator.userAgent);

const keyOf = async ({ apollo }: Nuzzle): Promise<string | null> =>
  (await apollo.query({ query: WebPushKeyDocument })).data?.webPushKey ?? null;

/** Thrown where the browser's own push service cannot be reached, which is no fault of this server. */
export class PushServiceError extends Error {}

/** Finds out whether this device shows an owner's messages. */
export async function readPush(nuzzle: Nuzzle, ownerId: string): Promise<PushState> {
  if (!isPushSupported()) return isAppleTouch() ? 'needs install' : 'unsupported';
  if ((await keyOf(nuzzle)) === null) return 'not offered';
  if (Notification.permission === 'denied') return 'denied';
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return 'unsupported';
  const subscription = await registration.pushManager.getSubscription();
  return subscription && Notification.permission === 'granted' && pushOwner() === ownerId ? 'on' : 'off';
}

/** Asks for the permission, and has this device show the owner's messages. Call it when they press something. */
export async function turnOnPush(nuzzle: Nuzzle, ownerId: string): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return readPush(nuzzle, ownerId);
  await subscribe(nuzzle, ownerId);
  return readPush(nuzzle, ownerId);
}

/** Has this device show no messages any more. */
export async function turnOffPush(nuzzle: Nuzzle): Promise<void> {
  localStorage.removeItem(key);
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return;
  // First here: whatever the server says, nothing more is shown.
  await subscription.unsubscribe();
  await nuzzle.apollo.mutate({
    mutation: RemovePushDocument,
    variables: { input: { endpoint: subscription.endpoint } },
  });
}

/** Registers the subscription of this device again: it ended with the last session, and browsers change it at times. */
export async function keepPush(nuzzle: Nuzzle, ownerId: string): Promise<void> {
  if (!isPushSupported() || pushOwner() !== ownerId || Notification.permission !== 'granted') return;
  await subscribe(nuzzle, ownerId);
}

async function subscribe(nuzzle: Nuzzle, ownerId: string): Promise<void> {
  const publicKey = await keyOf(nuzzle);
  if (publicKey === null) return;
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  const before = await pushManager.getSubscription();
  // Of another server's key, which this one cannot use.
  if (before && !isOfKey(before, publicKey)) await before.unsubscribe();
  const subscription = await pushManager.subscribe(options).catch((cause: unknown) => {
    throw new PushServiceError('The push service gave no subscription.', { cause });
  });
  const { endpoint = '', keys = {}, expirationTime = null } = subscription.toJSON();
  await nuzzle.apollo.mutate({
    mutation: RegisterPushDocument,
    variables: {
      input: { endpoint, expirationTime, keys: { p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' } },
    },
  });
  localStorage.setItem(key, ownerId);
}

function isOfKey({ options }: PushSubscription, publicKey: string): boolean {
  const { applicationServerKey } = options;
  if (!applicationServerKey) return false;
  const bytes = String.fromCharCode(...new Uint8Array(applicationServerKey));
  const known = btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return known === publicKey.replaceAll('=', '');
}
