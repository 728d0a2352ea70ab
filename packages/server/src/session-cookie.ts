import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Exchange } from "./exchange.ts";

const name = "rollcall";
const deviceName = "rollcall-device";

/**
 * Scripts can't read it, pages on other sites can't send it with a POST, and the `__Host-` prefix prevents other hosts in the
 * domain from setting it (P33, P40).
 */
const options = { prefix: "host", path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

/** The name of the session cookie. */
export const sessionCookie = `__Host-${name}`;

/** A session or a trusted device in the result of an operation. */
export interface AnsweredToken {
  readonly token: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** The session token of a request. */
export const presentedToken = (c: Context<Exchange>): string | undefined => getCookie(c, name, options.prefix);

/** Sets the session cookie until the session expires. */
export function keepSession(c: Context<Exchange>, { token, expiresAt }: AnsweredToken): void {
  setCookie(c, name, token, { ...options, expires: new Date(expiresAt) });
}

/**
 * Removes the cookie, only at sign-out. An ended session's cookie is harmless, and after a password change, a late response to an earlier
 * request would remove the new cookie.
 */
export function dropSession(c: Context<Exchange>): void {
  deleteCookie(c, name, options);
}

/** The trusted devices of a request's browser (Q58). */
export const presentedDevice = (c: Context<Exchange>): string | undefined => getCookie(c, deviceName, options.prefix);

/** Sets the cookie by which sign-in recognizes the browser. It is kept after signing out; its tokens expire in the store. */
export function keepDevice(c: Context<Exchange>, { token, expiresAt }: AnsweredToken): void {
  setCookie(c, deviceName, token, { ...options, expires: new Date(expiresAt) });
}
