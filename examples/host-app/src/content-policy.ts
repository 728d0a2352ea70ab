import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** Strict, so that every component proves that it needs no more: nothing inline, no markup from strings. */
const ofPages = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    // Mails of the Mailbox.
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ["lit-html"],
  },
  strictTransportSecurity: false,
});

/** A mail brings its styles at its tags, and may do nothing but be read and have its links followed. */
const ofMails = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    frameAncestors: ["'self'"],
    sandbox: ["allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox"],
  },
  strictTransportSecurity: false,
});

/** What pages may load, each kind for itself. */
export const contentPolicy: MiddlewareHandler = (context, next) =>
  (/^\/mailbox\/[^/]+\/html$/.test(context.req.path) ? ofMails : ofPages)(context, next);
