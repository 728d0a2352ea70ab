import type { ReceivedMail } from "./scripted-mail-server.ts";

/** Emails that were sent more than once. */
export interface RepeatsCounted {
  /** Extra copies by cause: a server that crashed or was silent, or a killed sender. */
  readonly repeats: { readonly afterServer: number; readonly afterKill: number };
  /** The maximum number of extra copies after one kill, limited by the concurrency. */
  readonly maxRepeatsOfOneKill: number;
  /** Extra copies without a crash. */
  readonly needless: number;
  /** Extra copies with another Message-ID or link. */
  readonly changedIds: number;
  readonly changedLinks: number;
}

/** Counts extra copies by their cause. */
export class Repeats {
  readonly #byKill = new Map<number, number>();
  #afterServer = 0;
  #afterKill = 0;
  #needless = 0;
  #changedIds = 0;
  #changedLinks = 0;

  /**
   * Adds all copies of one email, in order.
   * @returns a description of each problem
   */
  add(copies: readonly ReceivedMail[]): readonly string[] {
    const [first] = copies;
    if (first === undefined) return [];
    const wrong: string[] = [];
    if (first.messageId === "" || first.link === "") wrong.push(`the email to ${first.recipient} has no id or no link`);
    for (const [index, copy] of copies.slice(1).entries()) {
      if (copy.messageId !== first.messageId) wrong.push(`${copy.recipient}: another id, ${++this.#changedIds}`);
      if (copy.link !== first.link) wrong.push(`${copy.recipient}: another link, ${++this.#changedLinks}`);
      const { isAcknowledged, kills } = copies[index] ?? first;
      if (!isAcknowledged) this.#afterServer++;
      else if (copy.kills > kills) {
        this.#afterKill++;
        this.#byKill.set(kills, (this.#byKill.get(kills) ?? 0) + 1);
      } else wrong.push(`${copy.recipient}: repeated although it was acknowledged, ${++this.#needless}`);
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
