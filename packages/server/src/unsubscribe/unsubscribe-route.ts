import { anonymousActor, type Rollcall, RollcallError } from "@rollcall/core";
import type { Context, Hono } from "hono";
import type { Exchange } from "../exchange.ts";
import { statusOf } from "../status-of.ts";
import { unsubscribePage, type UnsubscribeState, type UnsubscribeWords } from "./unsubscribe-page.ts";

/** Options of the unsubscribe route. */
export interface UnsubscribeRouteParts {
  readonly rollcall: Rollcall;
  /** The path prefix of every route. */
  readonly base: string;
  readonly words: UnsubscribeWords;
}

/**
 * Adds `/unsubscribe`: the link in notification emails. GET shows a page with buttons and changes nothing, because mail
 * scanners open links. POST unsubscribes, from the page or from a mail program (RFC 8058). The token alone grants access:
 * cookies, the host's sign-in and the body are ignored, so requests from any origin are accepted.
 */
export function addUnsubscribeRoute(app: Hono<Exchange>, { rollcall, base, words }: UnsubscribeRouteParts): void {
  const path = `${base}/unsubscribe`;
  const answer = (c: Context<Exchange>, state: UnsubscribeState, status: 200 | 404 | 500 | 503) => {
    const nonce = crypto.randomUUID();
    c.set("ownHeaders", {
      "Content-Security-Policy": `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      "X-Robots-Tag": "noindex",
    });
    return c.html(unsubscribePage(words, state, c.req.query("token") ?? "", nonce), status);
  };
  app.get(path, (c) => {
    const hasToken = (c.req.query("token") ?? "") !== "";
    return answer(c, hasToken ? "ask" : "invalid", hasToken ? 200 : 404);
  });
  app.post(path, async (c) => {
    const { token = "", all } = c.req.query();
    const isAll = all === "true";
    const actor = { ...anonymousActor, source: c.get("source") };
    try {
      await rollcall.call("run", { name: "notifications.unsubscribe", input: { token, all: isAll }, actor });
      return await answer(c, isAll ? "stopped-all" : "stopped", 200);
    } catch (error) {
      const refusal = error instanceof RollcallError ? error : new RollcallError("internal", {}, { cause: error });
      c.set("refusal", refusal);
      if (refusal.kind === "hidden" || refusal.kind === "invalid") return await answer(c, "invalid", 404);
      return answer(c, "failed", refusal.kind === "unavailable" ? statusOf.unavailable : statusOf.internal);
    }
  });
}
