import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startDurableServer } from "../../postgres/test-server.ts";
import type { BenchRow, RunBench } from "../document.ts";
import { benchStores } from "./bench-stores.ts";
import { measureAdditions } from "./measure-additions.ts";
import { measureInTurns, type PageCalls, preparePages } from "./measure-pages.ts";

/** How much more expensive a call may become with ten times the members. */
const maxGrowth = 1.3;

/**
 * `npm run bench -- stores`: measures SQLite and PostgreSQL in one run, each compared with its driver without the store.
 * Additions are compared with raw writes of the same rows, pages with a raw keyset query, and searches with searches in a tenth
 * of the members. `--sizes 100000,1000000` sets the members of the two schedules, `--additions 200` the additions per slice,
 * `--seconds 1` the time per call, and `--only PostgreSQL` the store.
 */
export const run: RunBench = async ({ args, say }) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: "string", default: "10000,100000" },
      additions: { type: "string", default: "200" },
      seconds: { type: "string", default: "1" },
      only: { type: "string" },
    },
  });
  const sizes = values.sizes.split(",").map(Number);
  const milliseconds = Number(values.seconds) * 1000;
  const folder = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  const server = await startDurableServer();
  const rows: BenchRow[] = [];
  try {
    for (const [name, open] of Object.entries(benchStores(folder, server.url))) {
      if (values.only !== undefined && values.only !== name) continue;
      say(`${name}: additions`);
      for (const { name: way, ours, raw } of await measureAdditions(open("additions"), Number(values.additions)))
        rows.push(toRow(`${name}: ${way}`, 1, ours, raw, "per second"));
      const schedules: PageCalls[] = [];
      for (const size of sizes) {
        say(`${name}: ${size} members`);
        schedules.push(await preparePages(open(`pages_${size}`), size));
      }
      say(`${name}: pages and searches`);
      rows.push(...(await pageRows(name, schedules, milliseconds)));
      for (const schedule of schedules) await schedule.close();
    }
    return { bench: "stores", rows };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

async function pageRows(name: string, schedules: readonly PageCalls[], milliseconds: number): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const [small] = schedules;
  const large = schedules.at(-1);
  if (small === undefined || large === undefined) return rows;
  const growth = async (what: string, callOf: (of: PageCalls) => () => Promise<unknown>): Promise<void> => {
    const [few = 0, many = 0] = await measureInTurns([callOf(small), callOf(large)], milliseconds);
    const row = toRow(`${name}: ${what}, against ${small.size} members`, large.size, many, few, "ms");
    rows.push({ ...row, ratio: rounded(few / many), goal: rounded(1 / maxGrowth) });
  };
  for (const [what, { ours, raw }] of Object.entries(large.pages)) {
    const [own = 0, bare = 0] = await measureInTurns([ours, raw], milliseconds);
    rows.push(toRow(`${name}: ${what}`, large.size, 1000 / own, 1000 / bare, "per second"));
    if (small !== large) await growth(what, ({ pages }) => pages[what]?.ours ?? ours);
  }
  if (small === large) return rows;
  for (const term of Object.keys(large.searches) as (keyof PageCalls["searches"])[])
    await growth(`search, ${term}`, ({ searches }) => searches[term]);
  return rows;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

const toRow = (name: string, size: number, ours: number, peer: number, unit: string): BenchRow => ({
  ...{ case: name, size, ours: rounded(ours), peer: rounded(peer), unit, ratio: rounded(ours / peer), goal: 0.5 },
});
