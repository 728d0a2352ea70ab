import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createChances } from "../chances.ts";
import { problemsOf } from "../problems.ts";
import { startServer } from "./server-process.ts";
import { Writer } from "./writer.ts";

/** What killing a server came to. */
export interface KillReport {
  readonly seed: number;
  readonly kills: number;
  /** Writes that were answered before the server was killed. */
  readonly acknowledged: number;
  /** Writes that were under way when it was, and were sent again. */
  readonly repeated: number;
  /** What was lost, kept in half or done twice, and what was wrong with the file, in words. */
  readonly broken: readonly string[];
  /** The longest from the start of a process to its first answer, and of that from the first look at the file, in ms. */
  readonly slowestUp: number;
  readonly slowestOpen: number;
}

const writers = 16;

/**
 * Kills a server process on a SQLite file, again and again, while sixteen writers write with idempotency keys, and looks
 * after each restart whether every answered write is there, and whether a repeat of the others comes to one effect (F1).
 */
export async function runKills({
  kills,
  seed,
}: {
  readonly kills: number;
  readonly seed: number;
}): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-kills-"));
  const path = join(folder, "store.db");
  const chance = createChances(seed);
  const all = Array.from({ length: writers }, (_, index) => new Writer(`w${index}`, createChances(seed + index + 1)));
  const broken: string[] = [];
  let acknowledged = 0;
  let repeated = 0;
  let [slowestUp, slowestOpen] = [0, 0];
  let server = await startServer(path);
  try {
    for (const writer of all) await writer.begin(server.url);
    for (let kill = 0; kill < kills; kill++) {
      // Somewhere among the next 20 to 200 answers, or a little behind one: amid a commit as well as between two.
      const last = acknowledged + 20 + Math.floor(chance() * 180);
      const delay = chance() < 0.5 ? 0 : chance() * 5;
      let reached: () => void = () => undefined;
      const enough = new Promise<void>((resolve) => (reached = resolve));
      const writing = all.map((writer) =>
        writer.writeOn(() => {
          acknowledged += 1;
          if (acknowledged === last) setTimeout(reached, delay);
        }),
      );
      await Promise.race([enough, Promise.all(writing)]);
      await server.kill();
      await Promise.all(writing);
      repeated += all.length;
      server = await startServer(path);
      slowestUp = Math.max(slowestUp, server.up);
      slowestOpen = Math.max(slowestOpen, server.opened);
      broken.push(...problemsOf(path));
      for (const wrong of await Promise.all(all.map((writer) => writer.settle(server.url)))) broken.push(...wrong);
    }
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true });
  }
  return {
    seed,
    kills,
    acknowledged,
    repeated,
    broken,
    slowestUp: Math.round(slowestUp),
    slowestOpen: Math.round(slowestOpen),
  };
}
