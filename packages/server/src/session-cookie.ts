import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Exchange } from "./exchange.ts";

const name = "rollcall";

/**
 * No script reads it, no other site's page sends it along with what it posts, and no other host of the domain can plant
 * one: that is what `__Host-` means to a browser (P33, P40).
 */
const options = { prefix: "host", path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

/** The cookie of a session, as it is called on the wire. */
export const sessionCookie = `__Host-${name}`;

/** A session as an operation answers it. */
export interface AnsweredSession {
  readonly token: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** The token that a request brings. */
export const presentedToken = (c: Context<Exchange>): string | undefined => getCookie(c, name, options.prefix);

/** Gives a browser its session, for as long as it may last. */
export function keepSession(c: Context<Exchange>, { token, expiresAt }: AnsweredSession): void {
  setCookie(c, name, token, { ...options, expires: new Date(expiresAt) });
}

/**
 * Takes the cookie away again, at sign-out alone: one whose session is over opens nothing anyway, and the answer to a request
 * that was sent before a change of the password would take away the new one.
 */
export function dropSession(c: Context<Exchange>): void {
  deleteCookie(c, name, options);
}
