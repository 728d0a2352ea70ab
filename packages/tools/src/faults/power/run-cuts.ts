import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteStore } from "@rollcall/storage-sql";
import { createRandom } from "../random.ts";
import { problemsOf } from "../problems.ts";
import { openJournalled } from "./open-journalled.ts";

/** The result of cutting the log. */
export interface CutReport {
  readonly seed: number;
  readonly writes: number;
  readonly frames: number;
  readonly cuts: number;
  /** By kind: at a frame boundary, at any byte, at any byte with the remains of a torn sector. */
  readonly atFrames: number;
  readonly atBytes: number;
  readonly torn: number;
  /** Lost acknowledged writes, impossible states and damaged files. */
  readonly broken: readonly string[];
}

/** The bytes of the log header and of each frame header. */
const logHead = 32;
const frameHead = 24;

/** The number of writes: few enough that a thousand cuts cover every frame of the log. */
const writes = 10;

/** The state after an acknowledged write. */
interface Answered {
  /** The bytes of the log. */
  readonly log: number;
  /** Every row. */
  readonly rows: string;
}

/**
 * Writes to a store with `synchronous=FULL`, then opens copies of the database whose log ends early, as after a power
 * loss. Each must open in the state after some write, with every write acknowledged before the cut (F2).
 */
export async function runCuts({ cuts, seed }: { readonly cuts: number; readonly seed: number }): Promise<CutReport> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-cuts-"));
  const path = join(folder, "store.db");
  const random = createRandom(seed);
  try {
    const answered = await writeSome(path, random, join(folder, "lost.db"));
    const lost = join(folder, "lost.db");
    const log = readFileSync(`${lost}-wal`);
    const frame = frameHead + log.readUInt32BE(8);
    const frames = Math.floor((log.length - logHead) / frame);
    const points = pointsOf(cuts, frames, frame, log.length, random);
    const broken: string[] = [];
    for (const [index, { at, torn }] of points.entries()) {
      const copy = join(folder, `cut-${index}`);
      mkdirSync(copy);
      const file = join(copy, "store.db");
      copyFileSync(lost, file);
      const rest = torn
        ? Buffer.from(Array.from({ length: frame }, () => Math.floor(random() * 256)))
        : Buffer.alloc(0);
      writeFileSync(`${file}-wal`, Buffer.concat([log.subarray(0, at), rest]));
      for (const problem of await problemsAfter(file, at, answered)) broken.push(`cut at ${at}: ${problem}`);
      rmSync(copy, { recursive: true });
    }
    const atFrames = points.filter(({ kind }) => kind === "frame").length;
    const torn = points.filter((point) => point.torn).length;
    const atBytes = points.length - atFrames - torn;
    return { seed, writes, frames, cuts: points.length, atFrames, atBytes, torn, broken };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes and records the log length and all rows after each response. Copies the files on the disk. */
async function writeSome(path: string, random: () => number, lost: string): Promise<readonly Answered[]> {
  const first = await openJournalled(createSqliteStore({ path }));
  await first.begin();
  await first.close();
  const again = await openJournalled(createSqliteStore({ path, synchronous: "full" }));
  const logNow = (): number => statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const answered: Answered[] = [{ log: logNow(), rows: await again.everything() }];
  for (let write = 0; write < writes; write++) {
    await again.write(random);
    answered.push({ log: logNow(), rows: await again.everything() });
  }
  copyFileSync(path, lost);
  copyFileSync(`${path}-wal`, `${lost}-wal`);
  await again.close();
  return answered;
}

interface Point {
  readonly kind: "frame" | "byte";
  readonly at: number;
  readonly torn: boolean;
}

/** The positions to cut: half at frames, evenly spread if there are more, the others anywhere. */
function pointsOf(cuts: number, frames: number, frame: number, length: number, random: () => number): readonly Point[] {
  const atFrames = Math.min(frames + 1, Math.max(1, Math.floor(cuts / 2)));
  const boundaries = Array.from({ length: atFrames }, (_, index): Point => {
    const number = atFrames === 1 ? 0 : Math.round((index * frames) / (atFrames - 1));
    return { kind: "frame", at: logHead + number * frame, torn: false };
  });
  const anywhere = Array.from({ length: cuts - atFrames }, (_, index): Point => ({
    kind: "byte",
    at: Math.floor(random() * length),
    torn: index % 2 === 1,
  }));
  return [...boundaries, ...anywhere];
}

async function problemsAfter(file: string, at: number, answered: readonly Answered[]): Promise<readonly string[]> {
  const safe = answered.findLastIndex(({ log }) => log <= at);
  const opened = await openJournalled(createSqliteStore({ path: file }));
  try {
    const rows = await opened.everything();
    const found = answered.findIndex((one) => one.rows === rows);
    const problems = [...problemsOf(file)];
    if (found === -1) problems.push("a state that never existed");
    else if (found < safe) problems.push(`write ${safe} was answered, only ${found} are there`);
    await opened.write(() => 0.5);
    return problems;
  } finally {
    await opened.close();
  }
}
