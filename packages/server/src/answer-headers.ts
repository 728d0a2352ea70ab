import { wireVersion } from "@rollcall/core";
import type { Context } from "hono";
import type { Exchange } from "./exchange.ts";
import { versionHeader } from "./wire-version.ts";

/**
 * Headers that prevent a response from being rendered as a page. The host sets the headers for the whole origin (HSTS, opener and agent
 * policies).
 */
const safe = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

const cacheControl = "private, no-store";
const vary = "Cookie, Authorization";

/** The header with the id of a request. */
export const idHeader = "X-Request-Id";
const jsonType = "application/json";

/** The headers of JSON that is sent as text. */
const textHeaders = Object.entries({
  ...{ "Content-Type": jsonType, "Cache-Control": cacheControl, [versionHeader]: String(wireVersion), Vary: vary },
  ...safe,
}).flat();

/**
 * Sets a response's headers. They keep it out of caches (P41), prevent it from being rendered, and name the request and the protocol
 * version. They replace other headers except a route's own. Proxies and middleware must not transform event streams, since compression and
 * buffering delay events.
 */
export function setAnswerHeaders(c: Context<Exchange>): void {
  const { sink } = c.env;
  const own = c.get("ownHeaders");
  if (sink?.text !== undefined && own === undefined) {
    // Writing a list takes a tenth of the time that setting each header takes.
    sink.headers = [idHeader, c.get("requestId"), ...textHeaders];
    return;
  }
  // `c.header` would copy an existing response once per header.
  const { headers, status } = c.res;
  if (sink?.text !== undefined) headers.set("Content-Type", jsonType);
  const isStream = headers.get("Content-Type")?.startsWith("text/event-stream") === true;
  headers.set("Cache-Control", isStream ? `${cacheControl}, no-transform` : cacheControl);
  if (isStream) headers.set("X-Accel-Buffering", "no");
  headers.set(idHeader, c.get("requestId"));
  headers.set(versionHeader, String(wireVersion));
  headers.append("Vary", vary);
  // The client keeps those of the response it already has.
  if (status !== 304) for (const [name, value] of Object.entries(safe)) headers.set(name, value);
  if (own !== undefined) for (const [name, value] of Object.entries(own)) headers.set(name, value);
}
