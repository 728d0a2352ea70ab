import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "../random.ts";
import { problemsOf } from "../problems.ts";
import { startServer } from "./server-process.ts";
import { Writer } from "./writer.ts";

/** The result of a kill run. */
export interface KillReport {
  readonly seed: number;
  readonly kills: number;
  /** Writes acknowledged before the server was killed. */
  readonly acknowledged: number;
  /** Writes interrupted by a kill and sent again. */
  readonly repeated: number;
  /** Writes that were lost, partial or applied twice, and problems with the file. */
  readonly broken: readonly string[];
  /** The longest time from process start to first response, and the part after opening the file, in ms. */
  readonly slowestUp: number;
  readonly slowestOpen: number;
}

const writers = 16;

/**
 * Kills a server process on a SQLite file repeatedly while sixteen writers send writes with idempotency keys. After each
 * restart, checks that every acknowledged write exists and that a retry of the others is applied once (F1).
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
  const random = createRandom(seed);
  const all = Array.from({ length: writers }, (_, index) => new Writer(`w${index}`, createRandom(seed + index + 1)));
  const broken: string[] = [];
  let acknowledged = 0;
  let repeated = 0;
  let [slowestUp, slowestOpen] = [0, 0];
  let server = await startServer(path);
  try {
    for (const writer of all) await writer.begin(server.url);
    for (let kill = 0; kill < kills; kill++) {
      // Kill after the next 20 to 200 responses, exactly or with a short delay, so also during a commit.
      const last = acknowledged + 20 + Math.floor(random() * 180);
      const delay = random() < 0.5 ? 0 : random() * 5;
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
