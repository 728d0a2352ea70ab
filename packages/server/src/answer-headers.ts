import { wireVersion } from "@rollcall/core";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import type { Exchange } from "./exchange.ts";
import { versionHeader } from "./wire-version.ts";

const secure = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  xFrameOptions: "DENY",
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
});

const done = (): Promise<void> => Promise.resolve();

/**
 * Headers of every response. Responses must not be cached (P41) or rendered as pages. Headers for the whole origin (HSTS,
 * opener and agent policies) are set by the host.
 */
export const safeAnswers = createMiddleware<Exchange>(async (c, next) => {
  await next();
  // The client keeps those of the response that it has.
  if (c.res.status !== 304) await secure(c, done);
});

/**
 * Sets the protocol version and forbids caching, overwriting other values except a route's own. Proxies and middleware must
 * not transform event streams, since compression and buffering delay events.
 */
export const privateAnswers = createMiddleware<Exchange>(async (c, next) => {
  await next();
  // `c.header` would copy an existing response once per header.
  const { headers } = c.res;
  const isStream = headers.get("Content-Type")?.startsWith("text/event-stream") === true;
  const usual = isStream ? "private, no-store, no-transform" : "private, no-store";
  headers.set("Cache-Control", usual);
  if (isStream) headers.set("X-Accel-Buffering", "no");
  headers.set(versionHeader, String(wireVersion));
  headers.append("Vary", "Cookie, Authorization");
  for (const [name, value] of Object.entries(c.get("ownHeaders") ?? {})) headers.set(name, value);
});
