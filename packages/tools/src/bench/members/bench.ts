import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteStore } from "@rollcall/storage-sql";
import type { BenchRow, RunBench } from "../document.ts";
import { createBetterAuthContender } from "./better-auth-contender.ts";
import { groupsOf } from "./cases.ts";
import { createSamplePeople } from "./sample-people.ts";
import { measureDisk, type WrittenDatabase } from "./measure-disk.ts";
import { measureDurability } from "./measure-durability.ts";
import { toOptions } from "./options.ts";
import { createRollcallContender } from "./rollcall-contender.ts";
import { CallRates } from "./call-rates.ts";

/** The slices per case. Both sides and all sizes alternate, so that disturbances affect all of them. */
const SLICES = 6;

interface Side extends WrittenDatabase {
  readonly rates: CallRates;
  close(): Promise<void>;
}

interface Match {
  readonly size: number;
  readonly ours: Side;
  readonly peer: Side;
}

/** Compares members of a schedule with better-auth's organization plugin on the same database engine. */
export const run: RunBench = async ({ args, say }) => {
  const { sizes, seconds } = toOptions(args);
  const folder = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  try {
    const matches: Match[] = [];
    for (const size of sizes) matches.push(await prepare(folder, size, say));
    await measure(matches, seconds, say);
    say("pages and sizes");
    const disk: BenchRow[] = [];
    for (const { size, ours, peer } of matches) disk.push(...(await measureDisk(size, ours, peer)));
    for (const { ours, peer } of matches) {
      await ours.close();
      await peer.close();
    }
    say("synchronous=FULL");
    const durable = await measureDurability(folder, seconds);
    return { bench: "members", rows: [...rowsOf(matches), ...flatness(matches), ...disk, ...durable] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function prepare(folder: string, size: number, say: (line: string) => void): Promise<Match> {
  say(`${size} members`);
  const samplePeople = createSamplePeople(size);
  const path = join(folder, `rollcall-${size}.db`);
  const store = createSqliteStore({ path, synchronous: "normal" });
  const ours = await createRollcallContender(store, samplePeople);
  const peerPath = join(folder, `better-auth-${size}.db`);
  const peer = await createBetterAuthContender(peerPath, samplePeople);
  const side = (contender: typeof ours, file: string): Side => ({
    path: file,
    groups: groupsOf(contender, size),
    rates: new CallRates(),
    close: () => contender.close(),
  });
  return { size, ours: side(ours, path), peer: side(peer, peerPath) };
}

/** One short round to warm up, then the slices. */
async function measure(matches: readonly Match[], seconds: number, say: (line: string) => void): Promise<void> {
  const groups = matches[0]?.ours.groups ?? [];
  for (const [index, { cases }] of groups.entries()) {
    say(cases.map(({ name }) => name).join(" and "));
    const slice = (seconds * 1000 * cases.length) / SLICES;
    for (let round = 0; round <= SLICES; round++) {
      for (const { ours, peer } of matches) {
        for (const { groups: all, rates } of [ours, peer]) {
          const group = all[index];
          if (group !== undefined) await rates.run(group, slice, round > 0);
        }
      }
    }
  }
}

const namesOf = ({ ours }: Match): readonly string[] =>
  ours.groups.flatMap(({ cases }) => cases.map(({ name }) => name));

const rounded = (value: number): number => Number(value.toPrecision(4));

function rowsOf(matches: readonly Match[]): readonly BenchRow[] {
  return matches.flatMap((match) =>
    namesOf(match).map((name) => {
      const ours = match.ours.rates.rate(name);
      const peer = match.peer.rates.rate(name);
      return {
        case: name,
        size: match.size,
        ours: rounded(ours),
        peer: rounded(peer),
        unit: "ops/s",
        ratio: rounded(ours / peer),
      };
    }),
  );
}

/** The cost of a call with many members relative to the fewest. 1 means that it is constant. */
function flatness(matches: readonly Match[]): readonly BenchRow[] {
  const least = matches[0];
  const most = matches.at(-1);
  if (least === undefined || most === undefined || least === most) return [];
  const grouped = new Intl.NumberFormat("en");
  const growth = (rates: (match: Match) => CallRates, name: string): number =>
    rates(least).rate(name) / rates(most).rate(name);
  return namesOf(most).map((name) => {
    const ours = growth(({ ours: side }) => side.rates, name);
    const peer = growth(({ peer: side }) => side.rates, name);
    return {
      case: `${name} cost at ${grouped.format(most.size)} vs ${grouped.format(least.size)}`,
      size: most.size,
      ours: rounded(ours),
      peer: rounded(peer),
      unit: "times",
      ratio: rounded(peer / ours),
    };
  });
}
