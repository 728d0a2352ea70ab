import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttpClient, createHttpTransport } from "@rollcall/client";
import { createRollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, serve } from "@rollcall/server/node";
import { createMemoryStore } from "@rollcall/storage-memory";
import { ann } from "../ann.ts";
import { freePort } from "../frameworks/framework-process.ts";
import { ensureNginx, startNginx } from "./nginx-process.ts";

/** The maximum milliseconds until a change arrives. If nginx buffers the stream, it takes seconds, or never arrives. */
const maxDelay = 1000;

/**
 * Streams changes through nginx with gzip on, and measures how long each takes to arrive.
 * @param changes how many
 */
export async function proveNginx(changes: number): Promise<{ figures: object; broken: readonly string[] }> {
  const nginx = ensureNginx();
  if ("missing" in nginx) return { figures: { skipped: nginx.missing }, broken: [] };
  const folder = mkdtempSync(join(tmpdir(), "rollcall-nginx-"));
  const rollcall = await createRollcall({ ...nodePlatform, store: createMemoryStore() });
  const server = createServer({ rollcall, authenticate: () => ann });
  const direct = await serve({ server, port: 0, hostname: "127.0.0.1" });
  const port = await freePort();
  const stop = await startNginx(nginx.path, folder, port, direct.url);
  try {
    return await measure(`http://127.0.0.1:${port}/rollcall`, changes);
  } finally {
    await stop();
    await direct.close();
    await rollcall.close();
    await rm(folder, { recursive: true });
  }
}

async function measure(baseUrl: string, changes: number): Promise<{ figures: object; broken: readonly string[] }> {
  const broken: string[] = [];
  const client = createHttpClient({ baseUrl });
  const { schedule } = await client.schedules.create({ name: "Ward 3" });
  const listed = await fetch(`${baseUrl}/schedules.list`, { headers: { "accept-encoding": "gzip" } });
  if (listed.headers.get("content-encoding") !== "gzip") broken.push("nginx didn't compress: the proof shows nothing");
  const ends = new AbortController();
  const opened = performance.now();
  const stream = createHttpTransport({ baseUrl, headers: { "accept-encoding": "gzip" } }).stream(
    { [schedule.id]: schedule.number },
    ends.signal,
  );
  const messages = stream[Symbol.asyncIterator]();
  await messages.next();
  const readyAfter = performance.now() - opened;
  const delays: number[] = [];
  for (let index = 0; index < changes; index++) {
    const changed = performance.now();
    const received = messages.next();
    await client.schedules.update({ scheduleId: schedule.id, name: `Ward ${index + 4}` });
    await received;
    delays.push(performance.now() - changed);
  }
  ends.abort();
  const longest = Math.max(readyAfter, ...delays);
  if (longest > maxDelay) broken.push(`a change took ${Math.round(longest)} ms`);
  return { figures: { changes, readyAfter: Math.round(readyAfter), longest: Math.round(longest) }, broken };
}
