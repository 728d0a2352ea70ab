/** An event whose work a service worker must finish. */
interface WorkEvent {
  waitUntil(work: Promise<unknown>): void;
}

interface PushEvent extends WorkEvent {
  readonly data: { text(): string } | null;
}

interface ClickEvent extends WorkEvent {
  readonly notification: { readonly data: unknown; close(): void };
}

interface BrowserSubscription {
  readonly options: object;
  toJSON(): { readonly endpoint?: string; readonly keys?: { readonly p256dh?: string; readonly auth?: string } };
}

interface SubscriptionEvent extends WorkEvent {
  readonly oldSubscription?: BrowserSubscription | null;
  readonly newSubscription?: BrowserSubscription | null;
}

/** The part of a service worker's global scope that is used. */
export interface PushWorkerScope {
  readonly location: { readonly href: string };
  readonly registration: {
    showNotification(title: string, options: object): Promise<void>;
    readonly pushManager: { subscribe(options: object): Promise<BrowserSubscription> };
  };
  readonly clients: {
    matchAll(options: object): Promise<readonly { readonly url: string; focus(): Promise<unknown> }[]>;
    openWindow(url: string): Promise<unknown>;
  };
  fetch(url: string, options: object): Promise<unknown>;
  addEventListener(type: "push", listener: (event: PushEvent) => void): void;
  addEventListener(type: "notificationclick", listener: (event: ClickEvent) => void): void;
  addEventListener(type: "pushsubscriptionchange", listener: (event: SubscriptionEvent) => void): void;
}

/** The content of a message. */
interface Payload {
  readonly id?: string;
  readonly title?: string;
  readonly text?: string;
  readonly url?: string | null;
  readonly urgent?: boolean;
}

/**
 * Starts the service worker that receives push messages (X19). It shows each message as a notification, opens its link when
 * it is pressed, and registers the browser again when its subscription changes. The parameters of the script's address are
 * `server`, the URL of the server, and `name`, the name of the browser.
 */
export function startPushWorker(worker: PushWorkerScope): void {
  worker.addEventListener("push", (event) => {
    event.waitUntil(show(worker, event.data?.text() ?? ""));
  });
  worker.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(open(worker, event.notification.data));
  });
  worker.addEventListener("pushsubscriptionchange", (event) => {
    event.waitUntil(renew(worker, event));
  });
}

/** Browsers require a notification for every message, even for one that can't be read. */
async function show({ registration }: PushWorkerScope, text: string): Promise<void> {
  const { id, title = "New notification", text: body, url, urgent = false } = payloadOf(text);
  // A repeated message has the same tag and replaces the first one.
  await registration.showNotification(title, { body, tag: id, data: url, requireInteraction: urgent });
}

function payloadOf(text: string): Payload {
  try {
    return (JSON.parse(text) as Payload | null) ?? {};
  } catch {
    return {};
  }
}

/** Focuses a window that shows the link, or opens one. */
async function open({ clients }: PushWorkerScope, url: unknown): Promise<void> {
  if (typeof url !== "string" || !/^https?:/.test(url)) return;
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = windows.find((one) => one.url === url);
  await (shown === undefined ? clients.openWindow(url) : shown.focus());
}

async function renew(worker: PushWorkerScope, event: SubscriptionEvent): Promise<void> {
  const { searchParams } = new URL(worker.location.href);
  const options = event.oldSubscription?.options;
  const renewed = event.newSubscription ?? (options && (await worker.registration.pushManager.subscribe(options)));
  const server = searchParams.get("server");
  if (!renewed || server === null) return;
  const { endpoint, keys } = renewed.toJSON();
  await worker.fetch(`${server}/notifications.addDevice`, {
    method: "POST",
    credentials: "include",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ endpoint, ...keys, name: searchParams.get("name") }),
  });
}
