import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createClamavScanner } from "@rollcall/server/node";

/** Text that matches the signature below. */
const threat = "rollcall-test-threat";
const name = "Rollcall.Test";
const most = 2_000_000;

/**
 * Scans files with a `clamd` of this machine that knows one signature: clean, infected at every position of a chunk, too long
 * for the scanner, and after it has stopped.
 */
export async function proveVirusScan(): Promise<{ figures: object; broken: readonly string[] }> {
  if (!isInstalled()) return { figures: { skipped: "install clamav-daemon" }, broken: [] };
  const folder = mkdtempSync(join(tmpdir(), "rollcall-clamd-"));
  const path = join(folder, "clamd.sock");
  configure(folder, path);
  const clamd = spawn("clamd", ["--foreground", `--config-file=${join(folder, "clamd.conf")}`], { stdio: "ignore" });
  const stopped = new Promise<void>((resolve) => clamd.once("exit", () => resolve()));
  try {
    for (let tries = 0; tries < 100 && !existsSync(path); tries++) await wait(100);
    return await compare(path, async () => {
      clamd.kill();
      await stopped;
    });
  } finally {
    clamd.kill();
    await stopped;
    rmSync(folder, { recursive: true });
  }
}

async function compare(
  path: string,
  stop: () => Promise<void>,
): Promise<{ figures: object; broken: readonly string[] }> {
  const scanner = createClamavScanner({ path });
  const broken: string[] = [];
  let scans = 0;
  const expect = async (what: string, content: Blob, status: string): Promise<void> => {
    scans++;
    const result = await scanner.scan(content);
    const isRight =
      result.status === status && (result.status !== "infected" || result.threat === `${name}.UNOFFICIAL`);
    if (!isRight) broken.push(`${what}: ${JSON.stringify(result)}`);
  };
  await expect("an empty file", new Blob([]), "clean");
  await expect("a clean file", new Blob([new Uint8Array(most - 1_000)]), "clean");
  // Around the boundaries of the chunks in which a blob is read.
  for (const at of [0, 1, 65_520, 65_535, 65_536, 131_060, 1_000_000]) {
    await expect(`a threat at ${at}`, new Blob([new Uint8Array(at), threat, new Uint8Array(100)]), "infected");
  }
  await expect("a file above the scanner's limit", new Blob([new Uint8Array(most * 3), threat]), "unavailable");
  await stop();
  await expect("a file after the scanner stopped", new Blob([threat]), "unavailable");
  return { figures: { scans }, broken };
}

function configure(folder: string, path: string): void {
  const hex = Buffer.from(threat).toString("hex");
  writeFileSync(join(folder, "test.ndb"), `${name}:0:*:${hex}\n`);
  const settings = { DatabaseDirectory: folder, LocalSocket: path, StreamMaxLength: String(most), User: userName() };
  const lines = Object.entries(settings).map(([key, value]) => `${key} ${value}`);
  writeFileSync(join(folder, "clamd.conf"), `${lines.join("\n")}\n`);
}

/** `clamd` runs as the account that owns its folder. */
const userName = (): string => execFileSync("id", ["-un"], { encoding: "utf8" }).trim();

function isInstalled(): boolean {
  try {
    execFileSync("clamd", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
