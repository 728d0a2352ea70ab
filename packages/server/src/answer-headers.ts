import { wireVersion } from "@rollcall/core";
import { createMiddleware } from "hono/factory";
import type { Exchange } from "./exchange.ts";
import { versionHeader } from "./wire-version.ts";

/** Prevent a response from being rendered as a page. Headers for the whole origin (HSTS, opener and agent policies) are set by the host. */
const safe = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/**
 * Sets the headers of every response: safe, with the protocol version, and not cached (P41). They replace others except a route's own.
 * Proxies and middleware must not transform event streams, since compression and buffering delay events.
 */
export const answerHeaders = createMiddleware<Exchange>(async (c, next) => {
  await next();
  // `c.header` would copy an existing response once per header.
  const { headers, status } = c.res;
  const isStream = headers.get("Content-Type")?.startsWith("text/event-stream") === true;
  headers.set("Cache-Control", isStream ? "private, no-store, no-transform" : "private, no-store");
  if (isStream) headers.set("X-Accel-Buffering", "no");
  headers.set(versionHeader, String(wireVersion));
  headers.append("Vary", "Cookie, Authorization");
  // The client keeps those of the response that it has.
  if (status !== 304) for (const name in safe) headers.set(name, safe[name as keyof typeof safe]);
  const own = c.get("ownHeaders");
  if (own !== undefined) for (const [name, value] of Object.entries(own)) headers.set(name, value);
});
