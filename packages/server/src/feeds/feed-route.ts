import { type CalendarFeed, type Rollcall, RollcallError } from "@rollcall/core";
import type { Hono } from "hono";
import type { Exchange } from "../exchange.ts";
import { type StoredFeed, StoredFeeds } from "./stored-feeds.ts";
import { type FeedWords, writeFeed } from "./write-feed.ts";

/** Options of the feed route. */
export interface FeedRouteParts {
  readonly rollcall: Rollcall;
  /** The path prefix of every route. */
  readonly base: string;
  readonly words: FeedWords;
}

/**
 * Adds `GET /calendar/….ics`: a person's own shifts for calendar apps (X14). The address alone gives access: cookies,
 * the host's sign-in and the query are ignored (P52). Every invalid address gets the response of an unknown route.
 */
export function addFeedRoute(app: Hono<Exchange>, { rollcall, base, words }: FeedRouteParts): void {
  const stored = new StoredFeeds();
  app.get(`${base}/calendar/:file`, async (c) => {
    const token = /^(.+)\.ics$/.exec(c.req.param("file"))?.[1];
    if (token === undefined) throw new RollcallError("request.not-found");
    let last: StoredFeed | undefined;
    const feed = await rollcall.calendarFeed(token, (linkId) => (last = stored.get(linkId))?.mark);
    const current = feed === undefined ? last : await toStored(feed, words);
    if (current === undefined) throw new TypeError("unreachable: only a stored feed can be unchanged");
    if (feed?.mark !== undefined) stored.set(feed.linkId, current);
    c.set("ownHeaders", { "Cache-Control": "private, no-cache" });
    const headers = { ETag: current.etag, "X-Robots-Tag": "noindex" };
    // Without the text: turning it into a body costs more than everything else.
    if (isKnown(c.req.header("if-none-match"), current.etag)) return c.body(null, 304, headers);
    return c.body(current.text, 200, {
      ...headers,
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="shifts.ics"',
    });
  });
}

/** Whether a client has the version with this entity tag. `If-None-Match` compares weakly (RFC 9110, 13.1.2). */
const isKnown = (tags: string | undefined, etag: string): boolean =>
  tags?.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, ""))) ?? false;

async function toStored(feed: CalendarFeed, words: FeedWords): Promise<StoredFeed> {
  const text = writeFeed(feed, words);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return { mark: feed.mark, text, etag: `"${btoa(String.fromCharCode(...digest))}"` };
}
