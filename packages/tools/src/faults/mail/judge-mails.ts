import type { MailHouse } from "./mail-house.ts";
import { Repeats, type RepeatsCounted } from "./repeats.ts";
import type { Handed } from "./scripted-mail-server.ts";

/** What became of all mail. */
export interface MailsJudged extends RepeatsCounted {
  /** Queued, and neither at the mail server nor shown as failed. */
  readonly lost: number;
  /** Kept by the mail server at least once. */
  readonly mailed: number;
  /** Shown as failed on their member. */
  readonly bounced: number;
  /** Sent though their transaction was rolled back. */
  readonly mailedInVain: number;
  readonly broken: readonly string[];
}

/** Holds what a server was handed against who was added, and what the file says. */
export function judgeMails(house: MailHouse): MailsJudged {
  const broken: string[] = [];
  const rows = house.ask("select email, invitation from members");
  const shown = new Map(rows.map(({ email, invitation }) => [email, invitation]));
  const copies = new Map<string, Handed[]>();
  for (const one of house.server.handed) {
    const known = copies.get(one.recipient);
    if (known === undefined) copies.set(one.recipient, [one]);
    else known.push(one);
  }
  const repeats = new Repeats();
  let [lost, mailed, bounced] = [0, 0, 0];
  for (const address of house.added) {
    const handed = copies.get(address) ?? [];
    const state = shown.get(address);
    const isBounced = state === "bounced";
    if (isBounced) bounced++;
    if (handed.length > 0) mailed++;
    else if (!isBounced) lost++;
    if (state !== (house.unknown.has(address) ? "bounced" : "sent") || isBounced === handed.length > 0) {
      broken.push(`${address} was handed over ${handed.length} times and is shown as ${String(state)}`);
    }
    broken.push(...repeats.add(handed));
  }
  const inVain = new Set(house.inVain);
  const mailedInVain = [...copies.keys()].filter((address) => inVain.has(address)).length;
  if (mailedInVain > 0) broken.push(`${mailedInVain} mails for what was rolled back`);
  const strangers = rows.filter(({ email }) => inVain.has(String(email))).length;
  if (strangers > 0) broken.push(`${strangers} members whose adding was rolled back`);
  return { lost, mailed, bounced, mailedInVain, ...repeats.counted(), broken };
}
