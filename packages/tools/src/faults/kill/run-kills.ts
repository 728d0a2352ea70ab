import { createRandom } from "../random.ts";
import { Follower } from "./follower.ts";
import type { KillTarget } from "./kill-target.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { Writer } from "./writer.ts";

/** How often to kill. */
export interface KillOptions {
  /** Creates the database of the servers. */
  readonly target: () => Promise<KillTarget>;
  /** The number of kills of a server. */
  readonly kills: number;
  /** The number of restarts of the database, at any time between these. */
  readonly restarts?: number;
  readonly seed: number;
}

/** The result of a kill run. */
export interface KillReport {
  readonly seed: number;
  readonly kills: number;
  readonly restarts: number;
  /** Writes acknowledged before the server was killed. */
  readonly acknowledged: number;
  /** Writes interrupted by a kill and sent again. */
  readonly repeated: number;
  /** How often event streams connected. */
  readonly connections: number;
  /** Writes that were lost, partial or applied twice, gaps in streams, and problems with the database. */
  readonly broken: readonly string[];
  /** The longest time from process start to first response, the longest processor time of opening the database, and the longest time until streams had caught up, in ms. */
  readonly slowestUp: number;
  readonly slowestOpen: number;
  readonly slowestStream: number;
}

const writers = 16;

/**
 * Kills server processes on one database repeatedly, and restarts the database, while sixteen writers send writes with idempotency keys
 * and one reader per server follows the event streams. After each restart, checks that every acknowledged write exists, that a retry of
 * the others, at any server, is applied once (F1), and that the streams continue without a gap (F7).
 */
export async function runKills({ target: create, kills, restarts = 0, seed }: KillOptions): Promise<KillReport> {
  const random = createRandom(seed);
  const all = Array.from({ length: writers }, (_, index) => new Writer(`w${index}`, createRandom(seed + index + 1)));
  const broken: string[] = [];
  let [acknowledged, repeated] = [0, 0];
  let [slowestUp, slowestOpen, slowestStream] = [0, 0, 0];
  const target = await create();
  const servers: ServerProcess[] = [];
  const followers: Follower[] = [];
  const start = async (): Promise<ServerProcess> => {
    const server = await startServer(target.database);
    slowestUp = Math.max(slowestUp, server.up);
    slowestOpen = Math.max(slowestOpen, server.opened);
    return server;
  };
  const urlOf = (index: number): string => servers[index % servers.length]?.url ?? "";
  const numbers = (): ReadonlyMap<string, number> => new Map(all.map(({ topic, number }) => [topic, number]));
  const write = async (fault: () => Promise<void>): Promise<void> => {
    // Kill after the next 20 to 200 responses, exactly or after a short delay, so that some kills happen during a commit.
    const last = acknowledged + 20 + Math.floor(random() * 180);
    const delay = random() < 0.5 ? 0 : random() * 5;
    const stop = new AbortController();
    let reached: () => void = () => undefined;
    const enough = new Promise<void>((resolve) => (reached = resolve));
    const acknowledge = (): void => {
      acknowledged += 1;
      if (acknowledged === last) setTimeout(reached, delay);
    };
    const writing = Promise.all(all.map((writer) => writer.writeOn(acknowledge, stop.signal)));
    await Promise.race([enough, writing]);
    await fault();
    stop.abort();
    await writing;
    repeated += all.filter(({ isInterrupted }) => isInterrupted).length;
  };
  try {
    servers.push(...(await Promise.all(Array.from({ length: target.servers }, start))));
    for (const [index, writer] of all.entries()) await writer.begin(urlOf(index));
    followers.push(...servers.map(({ url }) => new Follower(url)));
    for (const follower of followers) follower.follow(numbers());
    for (const [step, fault] of faultsInOrder(kills, restarts, random).entries()) {
      const victim = step % servers.length;
      await write(() => (fault === "restart" ? target.restart() : (servers[victim]?.kill() ?? Promise.resolve())));
      if (fault === "kill") servers[victim] = await start();
      broken.push(...(await target.problems()));
      // Each writer continues at the next server, which must know its key.
      for (const wrong of await Promise.all(all.map((writer, index) => writer.settle(urlOf(index + step))))) {
        broken.push(...wrong);
      }
      const began = performance.now();
      for (const [index, follower] of followers.entries()) follower.moveTo(urlOf(index));
      for (const wrong of await Promise.all(followers.map((follower) => follower.catchUp(numbers())))) {
        broken.push(...wrong);
      }
      slowestStream = Math.max(slowestStream, performance.now() - began);
    }
  } finally {
    for (const follower of followers) await follower.stop();
    for (const server of servers) await server.kill();
    await target.close();
  }
  const [up, open, stream] = [slowestUp, slowestOpen, slowestStream].map(Math.round);
  return {
    ...{ seed, kills, restarts, acknowledged, repeated, broken },
    connections: followers.reduce((sum, { connections }) => sum + connections, 0),
    ...{ slowestUp: up ?? 0, slowestOpen: open ?? 0, slowestStream: stream ?? 0 },
  };
}

/** Kills, with restarts at random positions between them. */
function faultsInOrder(kills: number, restarts: number, random: () => number): readonly ("kill" | "restart")[] {
  const faults: ("kill" | "restart")[] = Array.from({ length: kills }, () => "kill");
  for (let restart = 0; restart < restarts; restart++) {
    faults.splice(Math.floor(random() * (faults.length + 1)), 0, "restart");
  }
  return faults;
}
