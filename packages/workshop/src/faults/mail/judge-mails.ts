import type { MailHouse } from "./mail-house.ts";
import type { Handed } from "./scripted-mail-server.ts";

/** What became of all mail. */
export interface MailsJudged {
  /** Queued, and neither at the mail server nor shown as failed. */
  readonly lost: number;
  /** Kept by the mail server at least once. */
  readonly mailed: number;
  /** Shown as failed on their member. */
  readonly bounced: number;
  /** Sent though their transaction was rolled back. */
  readonly mailedInVain: number;
  /** Copies beyond the first, by what they followed: a server that died or fell silent, or a sender that was killed. */
  readonly repeats: { readonly afterServer: number; readonly afterKill: number };
  /** Copies of one mail that followed one crash, and copies of all mails that followed one kill, at most. */
  readonly mostRepeatsOfOneMail: number;
  readonly mostRepeatsOfOneKill: number;
  /** Repeats with another Message-ID or another link than the first copy. */
  readonly changedIds: number;
  readonly changedLinks: number;
  readonly broken: readonly string[];
}

/** Holds what a server was handed against who was added, and what the file says. */
export function judgeMails(house: MailHouse): MailsJudged {
  const broken: string[] = [];
  const copies = new Map<string, Handed[]>();
  for (const one of house.server.handed) copies.set(one.recipient, [...(copies.get(one.recipient) ?? []), one]);
  const shown = new Map(
    house.ask("select email, invitation from members").map((row) => [row["email"], row["invitation"]]),
  );
  const repeats = { afterServer: 0, afterKill: 0 };
  const byKill = new Map<number, number>();
  let [lost, bounced, changedIds, changedLinks, mostRepeatsOfOneMail] = [0, 0, 0, 0, 0];
  for (const address of house.added) {
    const [first, ...others] = copies.get(address) ?? [];
    const state = shown.get(address);
    const isBounced = state === "bounced";
    if (isBounced) bounced++;
    if (first === undefined ? !isBounced : state !== "sent") {
      if (first === undefined) lost++;
      broken.push(`${address} has ${others.length + (first ? 1 : 0)} mails and is shown as ${String(state)}`);
    }
    if (isBounced !== house.unknown.has(address)) broken.push(`${address} is shown as ${String(state)}`);
    if (first === undefined) continue;
    if (first.messageId === "" || first.link === "") broken.push(`the mail to ${address} has no id or no link`);
    let before: Handed = first;
    let ofOne = 0;
    for (const copy of others) {
      if (copy.messageId !== first.messageId) changedIds++;
      if (copy.link !== first.link) changedLinks++;
      if (!before.isTold) repeats.afterServer++;
      else if (copy.kills > before.kills) {
        repeats.afterKill++;
        byKill.set(before.kills, (byKill.get(before.kills) ?? 0) + 1);
      } else broken.push(`the mail to ${address} was repeated though its sender had heard that it is kept`);
      ofOne = before.isTold && copy.kills === before.kills ? ofOne + 1 : 1;
      mostRepeatsOfOneMail = Math.max(mostRepeatsOfOneMail, ofOne);
      before = copy;
    }
  }
  const mailedInVain = house.inVain.filter((address) => copies.has(address)).length;
  if (mailedInVain > 0) broken.push(`${mailedInVain} mails for what was rolled back`);
  if (changedIds + changedLinks > 0)
    broken.push(`${changedIds} repeats with another id, ${changedLinks} with another link`);
  return {
    lost,
    mailed: house.added.filter((address) => copies.has(address)).length,
    bounced,
    mailedInVain,
    repeats,
    mostRepeatsOfOneMail,
    mostRepeatsOfOneKill: Math.max(0, ...byKill.values()),
    changedIds,
    changedLinks,
    broken,
  };
}
