import type { FeedMark } from "@rollcall/core";

/** A feed as text, with its entity tag. */
export interface StoredFeed {
  readonly mark: FeedMark | undefined;
  readonly text: string;
  /** Strong: a digest of the text. */
  readonly etag: string;
}

/** The maximum number of characters of all texts. */
const maxCharacters = 16 * 1024 * 1024;

/** The latest text of each feed, so that it isn't written again for every request. Drops the least recently used ones. */
export class StoredFeeds {
  readonly #feeds = new Map<string, StoredFeed>();
  #characters = 0;

  get(linkId: string): StoredFeed | undefined {
    const feed = this.#feeds.get(linkId);
    if (feed !== undefined) {
      this.#feeds.delete(linkId);
      this.#feeds.set(linkId, feed);
    }
    return feed;
  }

  set(linkId: string, feed: StoredFeed): void {
    this.#remove(linkId);
    this.#feeds.set(linkId, feed);
    this.#characters += feed.text.length;
    for (const oldest of this.#feeds.keys()) {
      if (this.#characters <= maxCharacters) break;
      this.#remove(oldest);
    }
  }

  #remove(linkId: string): void {
    this.#characters -= this.#feeds.get(linkId)?.text.length ?? 0;
    this.#feeds.delete(linkId);
  }
}
