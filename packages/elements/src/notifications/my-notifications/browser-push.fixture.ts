import { browserName } from "./browser-push.ts";

/** The server's public key in tests. */
export const pushKey = `B${"A".repeat(86)}`;

/** What the fake browser does. */
interface FakeBrowserOptions {
  readonly permission: NotificationPermission;
  /** The user's answer. */
  readonly asked: NotificationPermission;
  readonly isSupported?: boolean;
  /** Whether its push service can't be reached. */
  readonly isBroken?: boolean;
  readonly userAgent?: string;
}

/** A browser with a fake push service: browsers in tests have none. */
export interface FakeBrowser {
  /** The addresses of registered service workers. */
  readonly workers: readonly string[];
  readonly subscription: { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
  readonly name: string;
  readonly isSubscribed: boolean;
  /** Lets the user allow notifications in the site settings. */
  allow(): void;
  restore(): void;
}

/** Replaces what the browser offers for notifications until `restore` is called. */
export function fakeBrowser(options: FakeBrowserOptions): FakeBrowser {
  const { asked, isSupported = true, isBroken = false, userAgent = navigator.userAgent } = options;
  let { permission } = options;
  const workers: string[] = [];
  const subscription = { endpoint: "https://push.example.org/this", p256dh: "p".repeat(87), auth: "a".repeat(22) };
  const { endpoint, ...keys } = subscription;
  let isSubscribed = false;
  const subscribed = {
    options: { applicationServerKey: bytesOf(pushKey) },
    toJSON: () => ({ endpoint, keys }),
    unsubscribe: () => {
      isSubscribed = false;
      return Promise.resolve(true);
    },
  };
  const registration = {
    active: { state: "activated" },
    pushManager: {
      getSubscription: () => Promise.resolve(isSubscribed ? subscribed : null),
      subscribe: () => {
        if (isBroken) return Promise.reject(new DOMException("no push service", "AbortError"));
        isSubscribed = true;
        return Promise.resolve(subscribed);
      },
    },
  };
  const serviceWorker = {
    getRegistration: () => Promise.resolve(workers.length > 0 ? registration : undefined),
    register: (url: string) => {
      workers.push(url);
      return Promise.resolve(registration);
    },
  };
  const status = Object.assign(new EventTarget(), { state: permission });
  const replaced = [
    replace(globalThis, "Notification", {
      get permission() {
        return permission;
      },
      requestPermission: () => Promise.resolve((permission = asked)),
    }),
    replace(navigator, "permissions", { query: () => Promise.resolve(status) }),
    replace(navigator, "userAgent", userAgent),
    ...(isSupported ? [replace(navigator, "serviceWorker", serviceWorker)] : [hide(globalThis, "PushManager")]),
  ];
  localStorage.clear();
  return {
    workers,
    subscription,
    name: browserName(),
    get isSubscribed() {
      return isSubscribed;
    },
    allow() {
      permission = "granted";
      status.dispatchEvent(new Event("change"));
    },
    restore() {
      for (const undo of replaced) undo();
    },
  };
}

const bytesOf = (base64url: string): ArrayBuffer =>
  Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0)).buffer;

function replace(owner: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { configurable: true, value });
  return () => {
    if (before === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, before);
  };
}

function hide(owner: object, name: string): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Reflect.deleteProperty(owner, name);
  return () => {
    if (before !== undefined) Object.defineProperty(owner, name, before);
  };
}
