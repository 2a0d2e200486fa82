import type { BrowserContext, Page } from 'playwright-core';
import type { TestDevice } from '../support/push-service.js';

/**
 * Has a browser subscribe at a push service of this machine. Without a window it reaches no real one: its own
 * `subscribe` would fail. What the page and the server do with the subscription is real, up to the encrypted push.
 */
export async function subscribeAt({ subscription }: TestDevice, context: BrowserContext): Promise<void> {
  await context.addInitScript(`{
    const { endpoint, p256dh, auth } = ${JSON.stringify(subscription)};
    const key = 'test push key';
    const toBytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    const subscribed = () => ({
      endpoint,
      options: { userVisibleOnly: true, applicationServerKey: toBytes(localStorage.getItem(key)).buffer },
      toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh, auth } }),
      unsubscribe: async () => (localStorage.removeItem(key), true),
    });
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
      localStorage.setItem(key, applicationServerKey);
      return subscribed();
    };
    PushManager.prototype.getSubscription = async () => (localStorage.getItem(key) ? subscribed() : null);
  }`);
}

/** Hands a push to the service worker of a page, as the browser does with what its push service sent. */
export async function deliverPush(page: Page, payload: object): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devTools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [registration] = registrations;
      if (registration) resolve(registration.registrationId);
    });
  });
  await devTools.send('ServiceWorker.enable');
  await devTools.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: await registered,
    data: JSON.stringify(payload),
  });
  await devTools.detach();
}

/** What a browser shows outside its windows. */
export const notificationsOf = (page: Page): Promise<{ title: string; body: string; tag: string }[]> =>
  page.evaluate(`navigator.serviceWorker.ready
    .then((registration) => registration.getNotifications())
    .then((all) => all.map(({ title, body, tag }) => ({ title, body, tag })))`);
