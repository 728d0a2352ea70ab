import { RollcallError } from "@rollcall/core";
import type { MiddlewareHandler } from "hono";
import type { Exchange } from "./exchange.ts";

const ownSites = ["same-origin", "none"];

/**
 * Refuses what another site's page sends, whatever its method and content type, with cookies or without (P40). (Hono's
 * own check looks at form posts alone, and is content when one of the two headers looks well.)
 *
 * A browser says where a request comes from: `Sec-Fetch-Site` to any server it trusts, `Origin` with everything but a
 * plain GET of the same origin. Each that is there must be ours or an allowed origin's. Who sends neither is no browser.
 * @param origins other origins whose pages may call
 */
export function sameSite(origins: readonly string[]): MiddlewareHandler<Exchange> {
  return async (c, next) => {
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    const isAllowed = origin !== undefined && origins.includes(origin);
    const isOwn =
      (site === undefined || ownSites.includes(site)) && (origin === undefined || isOrigin(origin, c.req.url, site));
    if (!isAllowed && !isOwn) throw new RollcallError("request.cross-site");
    await next();
  };
}

/**
 * Whether a request for `url` comes from the same origin. Where the browser itself says so, only the hosts are compared:
 * behind a proxy that ends TLS, this server takes itself for `http:`.
 */
function isOrigin(origin: string, url: string, site: string | undefined): boolean {
  const own = new URL(url);
  if (site !== "same-origin") return origin === own.origin;
  return URL.canParse(origin) && new URL(origin).host === own.host;
}
