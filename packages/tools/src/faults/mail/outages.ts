import { killDispatches } from "./kill-dispatches.ts";
import { type MailWorld, turn } from "./mail-world.ts";
import { deadPort, smtpError } from "./scripted-mail-server.ts";

/** An outage of a mail server: queues emails and dispatches until they are due again. */
export type Outage = (world: MailWorld, count: number, random: () => number) => Promise<void>;

/** The outages, in order. */
export const outageNames = ["refusing", "4xx", "5xx", "silent", "dying", "killed", "away"] as const;

/** The name of an outage. */
export type OutageName = (typeof outageNames)[number];

const hour = 3_600_000;
const minute = 60_000;

/** The maximum number of emails sent to a silent server. Each costs a timeout. */
const maxHung = 40;

/** The outages by name. */
export const outages: Readonly<Record<OutageName, Outage>> = {
  /** No server is listening. */
  async refusing(world, count) {
    await world.queue(count);
    world.mailBy({ port: await deadPort() });
    await world.dispatch(10);
  },
  /** The server fails temporarily with several codes, then closes. */
  async "4xx"(world, count) {
    await world.queue(count);
    world.server.follow({ onRcptTo: () => smtpError(452) });
    await world.dispatch(1, minute);
    world.server.follow({ onRcptTo: () => smtpError(451) });
    await world.dispatch(1, 2 * minute);
    world.server.follow({ onMailFrom: () => smtpError(421) });
    await world.dispatch(10);
  },
  /** The server rejects half of the mailboxes. */
  async "5xx"(world, count) {
    for (const [index, address] of (await world.queue(count)).entries()) {
      if (index % 2 === 0) world.unknown.add(address);
    }
    world.server.follow({ onRcptTo: (recipient) => (world.unknown.has(recipient) ? smtpError(550) : undefined) });
    await world.dispatch(1);
  },
  /** The server times out after receiving an email, then before greeting. */
  async silent(world, count) {
    const hung = Math.min(Math.ceil(count / 2), maxHung);
    await world.queue(hung);
    world.mailBy({ timeouts: { connect: 5000, silence: 300 } });
    world.server.follow({ onData: () => "hang" });
    await world.dispatch(1);
    await world.queue(count - hung);
    world.mailBy({ timeouts: { connect: 200 } });
    world.server.follow({ isSilent: true });
    await world.dispatch(5);
  },
  /** The server disconnects once with each email. */
  async dying(world, count) {
    await world.queue(count);
    const met = new Set<string>();
    world.server.follow({
      onData: (recipient) => (met.has(recipient) ? "acknowledge" : (met.add(recipient), "disconnect")),
    });
    await world.dispatch(1);
  },
  /** The sending process is killed. */
  async killed(world, count, random) {
    await world.queue(count);
    await killDispatches(world, Math.max(1, Math.min(25, Math.floor(count / 50))), random);
  },
  /** The server is unavailable for an hour, with dispatches at the normal interval, or every ten minutes for few emails. */
  async away(world, count) {
    await world.queue(count);
    world.server.follow({ onMailFrom: () => smtpError(421) });
    const wait = count < 500 ? 10 * minute : turn;
    await world.dispatch(hour / wait, wait);
  },
};
