import type { HostIdentity } from "@rollcall/core";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { admin, type Visitor } from "../personas.ts";
import type { Accounts } from "./accounts.ts";

/** The cookie of the demo sign-in: the id of an account. A real host has a session here. */
export const sessionCookie = "harbour-demo-user";

/** Rollcall's own cookie, which the worker portal gives: whoever brings it alone is no user of the host (A8). */
const portalCookie = "__Host-rollcall";

/** What it says once somebody has signed out. */
const signedOut = "nobody";

/** Pages where somebody is who has no account of the host, or none yet: they are signed in as nobody there. */
const doors = /^\/(?:invitation|sign-in|sign-up|portal(?:\/.*)?)$/;

/**
 * Who a page is for. At the first visit it is the admin, but not where an invitation leads, not in the worker portal, nor
 * after a sign-out.
 */
export function visitorOf(context: Context, accounts: Accounts): Visitor | undefined {
  const said = getCookie(context, sessionCookie);
  const visitor = accounts.byId(said);
  if (visitor !== undefined || said === signedOut || doors.test(context.req.path)) return visitor;
  if (getCookie(context, portalCookie) !== undefined) return undefined;
  return admin;
}

/** Signs somebody in, or out. */
export const signIn = (context: Context, visitor: Visitor | undefined): void => {
  setCookie(context, sessionCookie, visitor?.id ?? signedOut, { path: "/", httpOnly: true, sameSite: "Lax" });
};

/** The host's word on who calls, for Rollcall: nobody without the cookie (Q51). */
export const authenticateWith =
  (accounts: Accounts) =>
  (request: Request): HostIdentity | null => {
    const cookies = (request.headers.get("cookie") ?? "").split(/;\s*/);
    const pair = cookies.find((cookie) => cookie.startsWith(`${sessionCookie}=`));
    return accounts.byId(pair?.slice(sessionCookie.length + 1))?.identity ?? null;
  };
