import type { Handed } from "./scripted-mail-server.ts";

/** What came more than once. */
export interface RepeatsCounted {
  /** Copies beyond the first, by what they followed: a server that died or fell silent, or a sender that was killed. */
  readonly repeats: { readonly afterServer: number; readonly afterKill: number };
  /** Copies of all mails that followed one kill, at most: as many go out side by side. */
  readonly maxRepeatsOfOneKill: number;
  /** Copies that followed no crash. */
  readonly needless: number;
  /** Repeats with another Message-ID or another link than the first copy. */
  readonly changedIds: number;
  readonly changedLinks: number;
}

/** Counts copies, each against the crash that it followed. */
export class Repeats {
  readonly #byKill = new Map<number, number>();
  #afterServer = 0;
  #afterKill = 0;
  #needless = 0;
  #changedIds = 0;
  #changedLinks = 0;

  /**
   * Takes all copies of one mail, in their order.
   * @returns what is wrong with them, in words
   */
  add(copies: readonly Handed[]): readonly string[] {
    const [first] = copies;
    if (first === undefined) return [];
    const wrong: string[] = [];
    if (first.messageId === "" || first.link === "") wrong.push(`the mail to ${first.recipient} has no id or no link`);
    for (const [index, copy] of copies.slice(1).entries()) {
      if (copy.messageId !== first.messageId) wrong.push(`${copy.recipient}: another id, ${++this.#changedIds}`);
      if (copy.link !== first.link) wrong.push(`${copy.recipient}: another link, ${++this.#changedLinks}`);
      const { isTold, kills } = copies[index] ?? first;
      if (!isTold) this.#afterServer++;
      else if (copy.kills > kills) {
        this.#afterKill++;
        this.#byKill.set(kills, (this.#byKill.get(kills) ?? 0) + 1);
      } else wrong.push(`${copy.recipient}: repeated though the sender had heard that it is kept, ${++this.#needless}`);
    }
    return wrong;
  }

  counted(): RepeatsCounted {
    return {
      repeats: { afterServer: this.#afterServer, afterKill: this.#afterKill },
      maxRepeatsOfOneKill: Math.max(0, ...this.#byKill.values()),
      needless: this.#needless,
      changedIds: this.#changedIds,
      changedLinks: this.#changedLinks,
    };
  }
}
