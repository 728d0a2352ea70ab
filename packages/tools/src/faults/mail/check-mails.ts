import type { MailWorld } from "./mail-world.ts";
import { Repeats, type RepeatsCounted } from "./repeats.ts";
import type { ReceivedMail } from "./scripted-mail-server.ts";

/** The result for all mail. */
export interface MailFigures extends RepeatsCounted {
  /** Queued, but neither received nor shown as bounced. */
  readonly lost: number;
  /** Received by the mail server at least once. */
  readonly mailed: number;
  /** Shown as bounced on their member. */
  readonly bounced: number;
  /** Copies that the mail server received without acknowledging them. */
  readonly unacknowledged: number;
  /** Sent although the transaction was rolled back. */
  readonly mailedInVain: number;
  readonly broken: readonly string[];
}

/** Compares the emails a server received with the added members and the database. */
export function checkMails(world: MailWorld): MailFigures {
  const broken: string[] = [];
  const rows = world.ask("select email, invitation from members");
  const shown = new Map(rows.map(({ email, invitation }) => [email, invitation]));
  const copies = new Map<string, ReceivedMail[]>();
  for (const one of world.server.received) {
    const known = copies.get(one.recipient);
    if (known === undefined) copies.set(one.recipient, [one]);
    else known.push(one);
  }
  const repeats = new Repeats();
  let [lost, mailed, bounced] = [0, 0, 0];
  for (const address of world.added) {
    const received = copies.get(address) ?? [];
    const state = shown.get(address);
    const isBounced = state === "bounced";
    if (isBounced) bounced++;
    if (received.length > 0) mailed++;
    else if (!isBounced) lost++;
    if (state !== (world.unknown.has(address) ? "bounced" : "sent") || isBounced === received.length > 0) {
      broken.push(`${address} was received ${received.length} times and is shown as ${String(state)}`);
    }
    broken.push(...repeats.add(received));
  }
  const inVain = new Set(world.inVain);
  const mailedInVain = [...copies.keys()].filter((address) => inVain.has(address)).length;
  if (mailedInVain > 0) broken.push(`${mailedInVain} emails of rolled back transactions`);
  const unexpected = rows.filter(({ email }) => inVain.has(String(email))).length;
  if (unexpected > 0) broken.push(`${unexpected} members of rolled back transactions`);
  const unacknowledged = world.server.received.filter(({ isAcknowledged }) => !isAcknowledged).length;
  return { lost, mailed, bounced, unacknowledged, mailedInVain, ...repeats.counted(), broken };
}
