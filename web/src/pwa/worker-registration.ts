/** How often an open page asks for a new version, in milliseconds. */
const askEvery = 60 * 60_000;

/** What the service worker tells the page. */
interface WorkerMessage {
  readonly open?: string;
}

const waiting = new Set<(worker: ServiceWorker) => void>();
let ready: ServiceWorker | undefined;

/** Calls back when a new version of the page waits to be used, now or later. Returns what ends that. */
export function onNewVersion(callback: (worker: ServiceWorker) => void): () => void {
  waiting.add(callback);
  if (ready) callback(ready);
  return () => waiting.delete(callback);
}

/** Calls back with the address that a notification was pressed for. Returns what ends that. */
export function onOpen(callback: (path: string) => void): () => void {
  const listen = ({ data }: MessageEvent<WorkerMessage | undefined>) => {
    if (typeof data?.open === 'string') callback(data.open);
  };
  navigator.serviceWorker?.addEventListener('message', listen);
  return () => navigator.serviceWorker?.removeEventListener('message', listen);
}

/** Has the new version take over, and loads the page anew with it. */
export function takeNewVersion(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  worker.postMessage('take over');
}

/** Tells everybody who asked that a version waits, unless it is the first one on this device. */
function tell(worker: ServiceWorker | null): void {
  if (!worker || !navigator.serviceWorker.controller) return;
  ready = worker;
  for (const callback of waiting) callback(worker);
}

/**
 * Registers the service worker, which shows pushes and opens the page without a connection. A version that is installed
 * while another one runs waits until its owner wants it, or all windows are closed.
 */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const registration = await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' });
  tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') tell(installing);
    });
  });
  const ask = (): void => void registration.update().catch(() => undefined);
  setInterval(ask, askEvery);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask();
  });
}
