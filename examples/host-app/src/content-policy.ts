import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** A strict policy: no inline code or styles, no markup from strings. All components work under it. */
const ofPages = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    // Emails in the Mailbox.
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    // `rollcall-push` starts the service workers.
    trustedTypes: ["lit-html", "rollcall-push"],
    workerSrc: ["'self'"],
    manifestSrc: ["'self'"],
  },
  strictTransportSecurity: false,
});

/** An email has inline styles. It can only be read, and its links can be followed. */
const ofMails = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    frameAncestors: ["'self'"],
    sandbox: ["allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox"],
  },
  strictTransportSecurity: false,
});

/** The content security policies by kind of page. */
export const contentPolicy: MiddlewareHandler = (context, next) =>
  (/^\/mailbox\/[^/]+\/html$/.test(context.req.path) ? ofMails : ofPages)(context, next);
