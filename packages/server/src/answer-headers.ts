import { wireVersion } from "@rollcall/core";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import { versionHeader } from "./wire-version.ts";

/**
 * Headers of every answer. Nothing may be kept by a cache (P41) or taken for a page. What belongs to the host's whole
 * origin (HSTS, opener and agent policies) is the host's to set.
 */
export const safeAnswers = secureHeaders({
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

/** Says the version of the wire, and that nobody may keep the answer. Overwrites what others have said. */
export const privateAnswers = createMiddleware(async (c, next) => {
  await next();
  // `c.header` would copy an answer that is there already, once per header.
  const { headers } = c.res;
  headers.set("Cache-Control", "private, no-store");
  headers.set(versionHeader, String(wireVersion));
  headers.append("Vary", "Cookie, Authorization");
});
