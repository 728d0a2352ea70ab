import type { RollcallClient } from "@rollcall/core";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { trustedScriptUrl } from "../../ui/browser/trusted-script-url.ts";

/**
 * What this browser supports. `home-screen`: an iPhone or iPad shows notifications only for pages on the Home Screen.
 * `denied`: the user blocked them. `ready`: they can be turned on. `subscribed`: it has a subscription.
 */
export type PushState = "pending" | "unsupported" | "insecure" | "home-screen" | "denied" | "ready" | "subscribed";

/** Where the service worker is, and the server's key. */
export interface PushSetup {
  /** The address of the service worker. */
  readonly workerUrl: string;
  /** The server's public key, as base64url. */
  readonly key: string;
}

type Device = Awaited<ReturnType<RollcallClient["notifications"]["addDevice"]>>["device"];

/** The user dismissed the browser's prompt. */
export class PushNotAllowed extends Error {}

/** The key under which the browser keeps the id of its own device. */
const storageKey = "rollcall-notification-device";

/** Push messages in this browser: its state, and turning them on and off. Follows the permission. */
export class BrowserPush implements ReactiveController {
  state: PushState = "pending";
  readonly #host: ReactiveControllerHost;
  readonly #setup: () => PushSetup | undefined;
  #permission: PermissionStatus | undefined;
  #checked: string | undefined;

  constructor(host: ReactiveControllerHost, setup: () => PushSetup | undefined) {
    this.#host = host;
    this.#setup = setup;
    host.addController(this);
  }

  /** The id of this browser's device on the server, if it was turned on here. */
  get deviceId(): string | null {
    try {
      return this.state === "subscribed" ? localStorage.getItem(storageKey) : null;
    } catch {
      return null;
    }
  }

  hostUpdate(): void {
    const setup = this.#setup();
    if (setup === undefined || setup.key === this.#checked) return;
    this.#checked = setup.key;
    void this.refresh();
    if (!("permissions" in navigator)) return;
    void navigator.permissions.query({ name: "notifications" }).then(
      (permission) => {
        this.#permission = permission;
        permission.addEventListener("change", this.#changed);
      },
      // Asked again when the page is shown.
      () => undefined,
    );
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#changed);
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#changed);
    this.#permission?.removeEventListener("change", this.#changed);
    this.#checked = undefined;
  }

  /** Reads the state of the browser. */
  async refresh(): Promise<void> {
    const setup = this.#setup();
    if (setup === undefined) return;
    this.state = await stateOf(setup);
    this.#host.requestUpdate();
  }

  /**
   * Asks for the permission, subscribes, and registers the browser for the caller. Call it first in the handler of a click.
   * @throws {PushNotAllowed} the user dismissed the question or blocked notifications
   */
  async turnOn(client: RollcallClient): Promise<Device> {
    const setup = this.#setup();
    if ((await Notification.requestPermission()) !== "granted" || setup === undefined) {
      await this.refresh();
      throw new PushNotAllowed();
    }
    const subscription = await subscribe(setup);
    const { endpoint = "", keys = {} } = subscription.toJSON();
    const { p256dh = "", auth = "" } = keys;
    const { device } = await client.notifications.addDevice({ endpoint, p256dh, auth, name: browserName() });
    remember(device.id);
    await this.refresh();
    return device;
  }

  /** Ends the subscription of this browser. */
  async turnOff(): Promise<void> {
    const setup = this.#setup();
    const subscription = setup && (await subscriptionOf(setup));
    await subscription?.unsubscribe();
    remember(undefined);
    await this.refresh();
  }

  readonly #changed = (): void => void this.refresh();
}

async function stateOf(setup: PushSetup): Promise<PushState> {
  if (!isSecureContext) return "insecure";
  if (!("serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis))
    return isOutsideHomeScreen() ? "home-screen" : "unsupported";
  if (Notification.permission === "denied") return "denied";
  const subscription = await subscriptionOf(setup).catch(() => null);
  return Notification.permission === "granted" && subscription ? "subscribed" : "ready";
}

/** iPads identify themselves as Macs, but have a touch screen. */
const isOutsideHomeScreen = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes("Macintosh") && navigator.maxTouchPoints > 1);

/** The subscription for the server's key; one for another key is of no use. */
async function subscriptionOf({ workerUrl, key }: PushSetup): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(new URL(".", workerUrl));
  const subscription = (await registration?.pushManager.getSubscription()) ?? null;
  return subscription !== null && toBase64Url(subscription.options.applicationServerKey) === key ? subscription : null;
}

async function subscribe({ workerUrl, key }: PushSetup): Promise<PushSubscription> {
  const registration = await navigator.serviceWorker.register(trustedScriptUrl(workerUrl));
  const { pushManager } = await whenActive(registration);
  const before = await pushManager.getSubscription();
  if (before !== null && toBase64Url(before.options.applicationServerKey) !== key) await before.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

/** A registration can subscribe once its worker is active. */
async function whenActive(registration: ServiceWorkerRegistration): Promise<ServiceWorkerRegistration> {
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (worker === null || worker.state === "activated") return registration;
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("the service worker could not be installed"));
    });
  });
  return registration;
}

function remember(deviceId: string | undefined): void {
  try {
    if (deviceId === undefined) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, deviceId);
  } catch {
    // Without storage, the browser is listed among the others.
  }
}

const toBase64Url = (bytes: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes ?? [])))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** `Firefox on Android`, to recognize a browser in a list. */
export function browserName({ userAgent } = navigator): string {
  const find = (names: readonly (readonly [RegExp, string])[], other: string): string =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? other;
  return `${find(browsers, "Browser")} on ${find(systems, "another device")}`;
}

const browsers = [
  [/Edg(?:A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrom(?:e|ium)\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;

const systems = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Macintosh/, "Mac"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
] as const;
