import { closeSync, openSync, readSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { endianness } from "node:os";
import type { BenchRow } from "../document.ts";
import type { Case, Group } from "./cases.ts";

/** The number of calls per case whose pages are counted. */
const CALLS = 64;
/** The share of the database below which tables and indexes aren't listed. */
const SMALLEST_SHARE = 0.005;
const MEGABYTE = 1_000_000;

/** A SQLite database of one contender, with the cases that write to it. */
export interface WrittenDatabase {
  readonly path: string;
  readonly groups: readonly Group[];
}

/**
 * Measures what one contender writes per call, in pages of the write-ahead log, and the size of its database, with each large
 * table and index of ours.
 */
export async function measureDisk(
  size: number,
  ours: WrittenDatabase,
  peer: WrittenDatabase,
): Promise<readonly BenchRow[]> {
  const row = (name: string, unit: string, of: number, other: number | null): BenchRow => ({
    case: name,
    size,
    ours: Number(of.toPrecision(4)),
    peer: other === null ? null : Number(other.toPrecision(4)),
    unit,
    ratio: other === null ? null : Number((other / of).toPrecision(4)),
  });
  const [written, writtenByPeer] = [await pagesOf(ours), await pagesOf(peer)];
  const sizes = sizesOf(ours.path);
  const sum = (all: ReadonlyMap<string, number>): number => [...all.values()].reduce((one, other) => one + other, 0);
  const whole = sum(sizes);
  const large = [...sizes].filter(([, bytes]) => bytes >= whole * SMALLEST_SHARE);
  return [
    ...[...written].map(([name, pages]) =>
      row(`${name}: pages written`, "pages", pages, writtenByPeer.get(name) ?? null),
    ),
    row("size of the database", "MB", whole / MEGABYTE, sum(sizesOf(peer.path)) / MEGABYTE),
    ...large.map(([name, bytes]) => row(`size of ${name}`, "MB", bytes / MEGABYTE, null)),
  ];
}

/** The average number of pages that a call of each case appends to the log. Cases that undo each other alternate. */
export async function pagesOf({ path, groups }: WrittenDatabase): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const { cases } of groups) {
    const pages = new Map<Case, number[]>();
    for (let i = 0; i < CALLS; i++) {
      for (const one of cases) {
        const before = lengthOfLog(path);
        await one.call();
        const written = lengthOfLog(path) - before;
        // The log may have been restarted.
        if (written > 0) pages.set(one, [...(pages.get(one) ?? []), written]);
      }
    }
    for (const [{ name }, counts] of pages) found.set(name, counts.reduce((a, b) => a + b, 0) / counts.length);
  }
  return found;
}

/** The number of pages in the write-ahead log, as the index of the log next to the database says. */
function lengthOfLog(path: string): number {
  const file = openSync(`${path}-shm`, "r");
  try {
    const header = Buffer.alloc(20);
    readSync(file, header, 0, header.length, 0);
    return endianness() === "LE" ? header.readUInt32LE(16) : header.readUInt32BE(16);
  } finally {
    closeSync(file);
  }
}

/** The bytes of each table and index, the largest first. */
function sizesOf(path: string): ReadonlyMap<string, number> {
  const database = new DatabaseSync(path, { readOnly: true });
  const found = database.prepare("select name, sum(pgsize) as size from dbstat group by name order by size desc").all();
  database.close();
  return new Map(found.map(({ name, size }) => [String(name), Number(size)]));
}
