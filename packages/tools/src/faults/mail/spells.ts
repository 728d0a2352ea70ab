import { killDispatches } from "./kill-dispatches.ts";
import { type MailHouse, turn } from "./mail-house.ts";
import { deadPort, says } from "./scripted-mail-server.ts";

/** A bad time of a mail server: queues so many mails, and goes on until they are due at a server that is well. */
export type Spell = (house: MailHouse, count: number, chance: () => number) => Promise<void>;

/** The spells, in their order. */
export const spellNames = ["refusing", "4xx", "5xx", "silent", "dying", "killed", "away"] as const;

/** What a spell is called. */
export type SpellName = (typeof spellNames)[number];

const hour = 3_600_000;
const minute = 60_000;

/** How many mails a silent server is handed one after the other: each costs a time-out. */
const maxHung = 40;

/** What befalls a mail server, by name. */
export const spells: Readonly<Record<SpellName, Spell>> = {
  /** Nobody listens. */
  async refusing(house, count) {
    await house.queue(count);
    house.mailBy({ port: await deadPort() });
    await house.dispatch(10);
  },
  /** It has no room, for one reason and another; then it closes. */
  async "4xx"(house, count) {
    await house.queue(count);
    house.server.follow({ onRcptTo: () => says(452) });
    await house.dispatch(1, minute);
    house.server.follow({ onRcptTo: () => says(451) });
    await house.dispatch(1, 2 * minute);
    house.server.follow({ onMailFrom: () => says(421) });
    await house.dispatch(10);
  },
  /** It knows only half of the mailboxes. */
  async "5xx"(house, count) {
    for (const [index, address] of (await house.queue(count)).entries()) {
      if (index % 2 === 0) house.unknown.add(address);
    }
    house.server.follow({ onRcptTo: (recipient) => (house.unknown.has(recipient) ? says(550) : undefined) });
    await house.dispatch(1);
  },
  /** It takes a mail and says no more, then does not even greet: time-outs. */
  async silent(house, count) {
    const hung = Math.min(Math.ceil(count / 2), maxHung);
    await house.queue(hung);
    house.mailBy({ timeouts: { connect: 5000, silence: 300 } });
    house.server.follow({ onData: () => "hang" });
    await house.dispatch(1);
    await house.queue(count - hung);
    house.mailBy({ timeouts: { connect: 200 } });
    house.server.follow({ isSilent: true });
    await house.dispatch(5);
  },
  /** It dies with each mail in its hands, once. */
  async dying(house, count) {
    await house.queue(count);
    const met = new Set<string>();
    house.server.follow({ onData: (recipient) => (met.has(recipient) ? "tell" : (met.add(recipient), "die")) });
    await house.dispatch(1);
  },
  /** Who sends is killed. */
  async killed(house, count, chance) {
    await house.queue(count);
    await killDispatches(house, Math.max(1, Math.min(25, Math.floor(count / 50))), chance);
  },
  /** It is away for an hour, while mail is tried as often as a server tries it, or every ten minutes for a few. */
  async away(house, count) {
    await house.queue(count);
    house.server.follow({ onMailFrom: () => says(421) });
    const wait = count < 500 ? 10 * minute : turn;
    await house.dispatch(hour / wait, wait);
  },
};
