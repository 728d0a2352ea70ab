import { RollcallError } from "@rollcall/core";
import type { Context } from "hono";
import type { Exchange } from "./exchange.ts";

const ownSites = ["same-origin", "none"];

/**
 * Refuses requests from pages on other sites, with any method and content type, with or without cookies (P40). (Hono's own
 * check only covers form posts, and accepts a request if one of the two headers is valid.)
 *
 * Browsers send `Sec-Fetch-Site` to trustworthy origins, and `Origin` with everything except a plain same-origin GET. Each
 * header present must match this server or an allowed origin. A request with neither is not from a browser.
 * @param c the request
 * @param origins other origins whose pages may call
 * @throws {RollcallError} `request.cross-site`
 */
export function requireSameSite(c: Context<Exchange>, origins: readonly string[]): void {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const isAllowed = origin !== undefined && origins.includes(origin);
  const isOwn =
    (site === undefined || ownSites.includes(site)) && (origin === undefined || isOrigin(origin, c.req.url, site));
  if (!isAllowed && !isOwn) throw new RollcallError("request.cross-site");
}

/**
 * Whether a request for `url` comes from the same origin. If the browser says so, only the hosts are compared, because this server sees
 * `http:` behind a proxy that terminates TLS.
 */
function isOrigin(origin: string, url: string, site: string | undefined): boolean {
  const own = new URL(url);
  if (site !== "same-origin") return origin === own.origin;
  return URL.canParse(origin) && new URL(origin).host === own.host;
}
