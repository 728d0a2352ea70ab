import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { forkProgram } from "../../fork-program.ts";
import type { ServerMessage, ServerState } from "./serve.ts";
import { downloadPart, uploadSlowly } from "./slow-client.ts";

/** The parameters of a measurement. */
export interface UploadsOptions {
  /** The number of uploads at the same time. */
  readonly uploads: number;
  /** The size of each, in bytes. */
  readonly size: number;
  /** Milliseconds between two chunks of 64 KiB. */
  readonly pace: number;
  /** The maximum growth of resident memory, in bytes. */
  readonly maxGrowth: number;
  /** Omits the part that keeps uploads out of memory, to see the measurement fail. */
  readonly without?: string | undefined;
}

/** The result of a measurement. Memory is in MiB. */
export interface UploadsReport {
  readonly growth: number;
  readonly baseline: number;
  /** Milliseconds until nothing was left of the aborted uploads. */
  readonly cleanAfter: number;
  /** The difference in open files and sockets after aborted uploads and downloads. */
  readonly handles: number;
  readonly broken: readonly string[];
}

const mebibyte = 1_048_576;
/** The time after which nothing of an aborted upload may be left, in milliseconds (F10). */
const maxLeft = 60_000;
const maxHandles = 5;
/** The size of the uploads before the first measurement. */
const warmUpSize = 2 * mebibyte;
const tenths = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/**
 * Sends many files at once to a real server, from slow senders, and measures its memory (P48). Then aborts uploads and downloads at
 * every tenth, and checks that nothing is left of them (F10).
 */
export async function runUploads({ uploads, size, pace, maxGrowth, without }: UploadsOptions): Promise<UploadsReport> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-uploads-"));
  const args = [folder, without === "spool" ? "memory" : "folder"];
  const child = await forkProgram(new URL("./serve.ts", import.meta.url), args, process.env, ["--expose-gc"]);
  const ended = once(child, "exit");
  try {
    const [port] = (await once(child, "message")) as [number];
    const url = `http://127.0.0.1:${port}/rollcall`;
    const send = (until: number) => uploadSlowly({ url, size, pace, until });
    const sendAtOnce = (size: number) =>
      Promise.all(Array.from({ length: uploads }, () => uploadSlowly({ url, size, pace, until: 1 })));
    // Loads the code, and takes the memory that every connection needs.
    await sendAtOnce(warmUpSize);
    const before = await ask(child, "reset");
    const [documentId = ""] = await sendAtOnce(size);
    const after = await ask(child, "state");
    const growth = after.peak - before.resident;

    const idle = await settled(child, () => true);
    await Promise.all(tenths.map((until) => send(until)));
    for (const part of tenths) await downloadPart(url, documentId, part * size);
    const began = performance.now();
    const clean = await settled(
      child,
      ({ spooled, stored, handles }) => spooled === 0 && stored === idle.stored && handles <= idle.handles + maxHandles,
    );
    const cleanAfter = Math.round(performance.now() - began);
    const handles = clean.handles - idle.handles;
    const broken = [
      ...(growth > maxGrowth ? [`resident memory grew by ${toMiB(growth)} MiB`] : []),
      ...(after.stored === 2 * uploads ? [] : [`${after.stored} files are stored instead of ${2 * uploads}`]),
      ...(clean.spooled === 0 && clean.stored === idle.stored ? [] : ["files of aborted uploads are left"]),
      ...(handles > maxHandles ? [`${handles} more open files and sockets`] : []),
    ];
    return { growth: toMiB(growth), baseline: toMiB(before.resident), cleanAfter, handles, broken };
  } finally {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true });
  }
}

async function ask(child: ChildProcess, message: ServerMessage): Promise<ServerState> {
  child.send(message);
  const [state] = (await once(child, "message")) as [ServerState];
  return state;
}

/** The state once it is as expected and the number of handles no longer decreases, or at the timeout. */
async function settled(child: ChildProcess, isExpected: (state: ServerState) => boolean): Promise<ServerState> {
  const until = performance.now() + maxLeft;
  let state = await ask(child, "state");
  while (performance.now() < until) {
    await wait(100);
    const next = await ask(child, "state");
    const isSettled = isExpected(next) && next.handles >= state.handles;
    state = next;
    if (isSettled) break;
  }
  return state;
}

const toMiB = (bytes: number): number => Math.round((bytes / mebibyte) * 10) / 10;
