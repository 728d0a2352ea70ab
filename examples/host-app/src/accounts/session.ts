import type { HostIdentity } from "@rollcall/core";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { admin, type Visitor } from "../personas.ts";
import type { Accounts } from "./accounts.ts";

/** The cookie of the demo sign-in: the id of an account. A real host has a session here. */
export const sessionCookie = "harbour-demo-user";

/** The cookie of the worker portal. A request with only this cookie isn't from a user of the host (A8). */
const portalCookie = "__Host-rollcall";

/** The value of the cookie after signing out. */
const signedOut = "signed-out";

/** Pages for people without a host account. First-time visitors aren't signed in there. */
const pagesWithoutAccount = /^\/(?:invitation|sign-in|sign-up|portal(?:\/.*)?)$/;

/** The visitor of a request. The first visit is signed in as the admin, except on pages for people without an account. */
export function visitorOf(context: Context, accounts: Accounts): Visitor | undefined {
  const cookie = getCookie(context, sessionCookie);
  const visitor = accounts.byId(cookie);
  if (visitor !== undefined || cookie === signedOut || pagesWithoutAccount.test(context.req.path)) return visitor;
  if (getCookie(context, portalCookie) !== undefined) return undefined;
  return admin;
}

/** Whether a request has the cookie of this visitor. */
export const isSignedIn = (context: Context, { id }: Visitor): boolean => getCookie(context, sessionCookie) === id;

/** Signs a visitor in, or out if `undefined`. */
export const signIn = (context: Context, visitor: Visitor | undefined): void => {
  setCookie(context, sessionCookie, visitor?.id ?? signedOut, { path: "/", httpOnly: true, sameSite: "Lax" });
};

/** Identifies the caller for Rollcall (Q51). `null` without the cookie. */
export const authenticateWith =
  (accounts: Accounts) =>
  (request: Request): HostIdentity | null => {
    const cookies = (request.headers.get("cookie") ?? "").split(/;\s*/);
    const pair = cookies.find((cookie) => cookie.startsWith(`${sessionCookie}=`));
    return accounts.byId(pair?.slice(sessionCookie.length + 1))?.identity ?? null;
  };
