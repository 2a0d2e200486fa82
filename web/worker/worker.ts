/// <reference lib="webworker" />
import { isOfPage } from './is-of-page.js';

declare const self: ServiceWorkerGlobalScope;

// The build writes both.
declare const BUILT_FILES: readonly string[];
declare const BUILT_VERSION: string;

const prefix = 'nuzzle-page-';
const cacheName = `${prefix}${BUILT_VERSION}`;
const shell = '/';

/** How long a bad line may take before the page of the cache is shown, in milliseconds. */
const patience = 5_000;

/** What a push says. */
interface PushData {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly data: {
    readonly notificationId: string;
    readonly chatRoomId: string | null;
    readonly petId: string | null;
  };
}

self.addEventListener('install', (event) => {
  event.waitUntil(
    // Past the browser's own cache, so that a version is whole.
    caches
      .open(cacheName)
      .then((cache) =>
        cache.addAll([shell, ...BUILT_FILES].map((path) => new Request(path, { cache: 'reload' }))),
      ),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (isOfPage(pathname)) event.respondWith(openPage(request));
  } else if (BUILT_FILES.includes(pathname)) event.respondWith(readFile(request));
});

/** The newest page, or the one of the cache without a connection: nobody is kept on an old version. */
async function openPage(request: Request): Promise<Response> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  try {
    const response = await fetch(request, { signal: limit.signal });
    // A proxy's error page is not the page; what the server itself refuses is.
    if (response.status < 500) return response;
    return (await caches.match(shell, { cacheName })) ?? response;
  } catch (error) {
    const kept = await caches.match(shell, { cacheName });
    if (!kept) throw error;
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

/** A file of this version: its name says what is in it, so the cache is as good as the server. */
const readFile = async (request: Request): Promise<Response> =>
  (await caches.match(request, { cacheName, ignoreVary: true })) ?? fetch(request);

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

/** Shows a pet's message, unless the owner is looking at its room. */
async function show(message: PushMessageData | null): Promise<void> {
  const push = message?.json() as PushData | undefined;
  if (!push) return;
  const { title, body, tag, data } = push;
  const path = pathOf(data);
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.some((one) => one.focused && new URL(one.url).pathname === path)) return;
  await self.registration.showNotification(title, {
    body,
    tag,
    data: { path },
    icon: '/icons/192.png',
    badge: '/icons/badge-96.png',
  });
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { path } = event.notification.data as { readonly path: string };
  event.waitUntil(open(path));
});

/** Opens an address in a window that is there, or in a new one. */
async function open(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window' });
  const one = windows.find(({ url }) => new URL(url).pathname === path) ?? windows[0];
  if (!one) return void (await self.clients.openWindow(path));
  await one.focus();
  one.postMessage({ open: path });
}

const pathOf = ({ chatRoomId }: PushData['data']): string =>
  chatRoomId === null ? '/notifications' : `/rooms/${chatRoomId}`;
