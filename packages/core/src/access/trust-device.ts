import { type Change, insert, remove, update } from "../kernel/store/change.ts";
import { toInstant } from "../kernel/values/instant.ts";
import type { Environment } from "../ports/environment.ts";
import { maxDevices, type TrustedDevice, trustedDevices } from "./collection.ts";
import { noFailures } from "./failure-count.ts";

/** How long a device is trusted after the last sign-in. Browsers keep cookies for at most 400 days. */
const deviceLife = 400 * 86_400_000;

/** The maximum number of people who sign in with one browser. Their tokens share its cookie. */
const maxPeople = 10;
const tokenPattern = /^[\w-]{16,64}$/;

/** A token of the browser, and the id of the device it belongs to. */
interface DeviceToken {
  readonly token: string;
  readonly id: string;
}

/** The tokens a browser presents, and one for a device that isn't stored yet. */
export interface BrowserTokens {
  readonly presented: readonly DeviceToken[];
  /** Random, never chosen by the caller (P33). */
  readonly fresh: DeviceToken;
}

type Parts = Pick<Environment, "secrets">;

const toDeviceToken = async ({ secrets }: Parts, token: string): Promise<DeviceToken> => ({
  token,
  id: await secrets.hash(token, "trusted-device", ""),
});

/** Reads the device tokens of a browser. The work depends only on the request, never on stored accounts (P34). */
export async function readBrowser(parts: Parts, deviceToken = ""): Promise<BrowserTokens> {
  const tokens = deviceToken.split(".").filter((token) => tokenPattern.test(token));
  const presented = await Promise.all(tokens.slice(-maxPeople).map((token) => toDeviceToken(parts, token)));
  return { presented, fresh: await toDeviceToken(parts, parts.secrets.random()) };
}

/** Finds the device of a person that a browser belongs to, if it is still trusted (Q58). */
export const findDevice = (
  devices: readonly TrustedDevice[],
  { presented }: BrowserTokens,
  now: number,
): TrustedDevice | undefined =>
  devices.find((device) => device.expiresAt > now && presented.some(({ id }) => id === device.id));

/**
 * Trusts a browser. If the person already has the device, its failures are cleared. Otherwise it becomes a new device, and replaces the
 * least recently used one if there are too many. The returned token includes those of other people.
 */
export function trustDevice(
  personId: string,
  browser: BrowserTokens,
  devices: readonly TrustedDevice[],
  now: number,
): { readonly view: { readonly token: string; readonly expiresAt: string }; readonly changes: readonly Change[] } {
  const expiresAt = now + deviceLife;
  const device = findDevice(devices, browser, now);
  const tokens = device === undefined ? [...browser.presented, browser.fresh] : browser.presented;
  const token = tokens
    .slice(-maxPeople)
    .map((one) => one.token)
    .join(".");
  const view = { token, expiresAt: toInstant(expiresAt) ?? "" };
  if (device !== undefined)
    return { view, changes: [update(trustedDevices, [device.id], { expiresAt, ...noFailures })] };
  const over = devices.slice(0, Math.max(0, devices.length - maxDevices + 1));
  const row = { id: browser.fresh.id, personId, createdAt: now, expiresAt, resetsFullAt: null, ...noFailures };
  return { view, changes: [...over.map(({ id }) => remove(trustedDevices, [id])), insert(trustedDevices, row)] };
}

/** Removes the tokens of ended devices from a browser. */
export const withoutDevices = (browser: BrowserTokens, ended: readonly TrustedDevice[]): BrowserTokens => ({
  ...browser,
  presented: browser.presented.filter((one) => !ended.some(({ id }) => id === one.id)),
});
