import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Actor, createRollcall, insert, type Rollcall } from "@rollcall/core";
import { assignments, shifts } from "@rollcall/core/model";
import { createServer, type RollcallServer } from "@rollcall/server";
import { nodePlatform, serve } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import type { BenchRow } from "../document.ts";
import { quantile } from "../sign-in/quantile.ts";

/** The number of events of the feed. */
const events = 10_000;
const coldRuns = 7;
const unchangedRequests = 2000;
const concurrency = 8;
const hour = 3_600_000;

const user = { organizationId: "org", hostUserId: "max", email: "max@example.org", emailVerified: true, name: "Max" };
const site = "http://localhost/rollcall";

/**
 * Measures the feed of one person with 10,000 shifts in a SQLite file. `feed cold` writes it, compared with a handwritten loop
 * over the same rows. `feed unchanged` responds with 304 over a socket, compared with a handler that does nothing else, served in
 * the same way.
 */
export async function measureFeeds(say: (line: string) => void): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-feeds-"));
  const path = join(folder, "bench.db");
  try {
    const rollcall = await createRollcall({ ...nodePlatform, store: createSqliteStore({ path }) });
    const { personId, feed } = await seed(rollcall, path);
    say("feed cold");
    const cold = await measureCold(rollcall, path, personId, feed);
    say("feed unchanged");
    const unchanged = await measureUnchanged(rollcall, feed);
    await rollcall.close();
    return [cold, unchanged];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function seed(rollcall: Rollcall, path: string) {
  const actor: Actor = await rollcall.recognise({ ...user, organizationRole: "admin" });
  const run = (name: string, input: unknown) => rollcall.call("run", { name, input, actor });
  const { schedule } = (await run("schedules.create", { name: "Harbour" })) as { schedule: { id: string } };
  const store = createSqliteStore({ path });
  await store.open([shifts, assignments]);
  const first = Date.now() - 30 * 24 * hour;
  const [scheduleId, personId] = [schedule.id, actor.personId];
  for (let from = 0; from < events; from += 1000) {
    const changes = Array.from({ length: 1000 }, (_, index) => {
      const shiftId = `shift-${from + index}`;
      const start = first + (from + index) * hour;
      const end = start + hour;
      const words = { kind: "Harbour crane", venue: "Pier 4, Hamburg", position: "", notes: "Bring a lamp; and boots" };
      const counts = {
        slots: 1,
        taken: 1,
        filled: 1,
        version: 1,
        needs: [],
        seriesId: null,
        occurrence: null,
        isException: false,
      };
      const flags = { status: "confirmed", published: true, open: true, unfilled: false } as const;
      const made = { createdAt: first, createdBy: personId };
      const at = { start, end, timeZone: "Europe/Berlin" };
      return [
        insert(shifts, { scheduleId, id: shiftId, ...words, ...at, ...counts, ...flags, ...made }),
        insert(assignments, {
          ...{
            scheduleId,
            shiftId,
            personId,
            slot: 0,
            state: "confirmed",
            active: true,
            open: true,
            visible: true,
            accepted: true,
          },
          ...{ kind: words.kind, ...at, revision: 1, changedAt: first, by: personId, endedAt: null },
          overrideNote: "",
        }),
      ];
    });
    await store.transaction("write", (tx) => tx.write(changes.flat()));
  }
  await store.close();
  const { path: feed } = (await run("portal.createCalendarLink", { name: "Phone" })) as { path: string };
  return { personId, feed };
}

const serverOf = (rollcall: Rollcall): RollcallServer =>
  createServer({ rollcall, authenticate: () => null, log: () => undefined });

async function measureCold(rollcall: Rollcall, path: string, personId: string, feed: string): Promise<BenchRow> {
  const [ours, byHand]: [number[], number[]] = [[], []];
  const database = new DatabaseSync(path, { readOnly: true });
  for (let run = 0; run < coldRuns; run++) {
    // A new server hasn't stored any feed.
    const server = serverOf(rollcall);
    const text = await timed(ours, async () => (await server.handler(new Request(`${site}${feed}`))).text());
    server.close();
    const peer = await timed(byHand, () => Promise.resolve(writeByHand(database, personId)));
    for (const one of [text, peer])
      if (one.split("BEGIN:VEVENT").length !== events + 1) throw new Error("a feed isn't complete");
  }
  database.close();
  return toRow("feed cold", events, 1000 / quantile(ours, 0.5), 1000 / quantile(byHand, 0.5), 0.1);
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  times.push(performance.now() - began);
  return result;
}

/** The same feed in one statement and one loop, with times in UTC and texts escaped. */
function writeByHand(database: DatabaseSync, personId: string): string {
  const rows = database
    .prepare(
      'SELECT s.id, s.kind, s.venue, s.notes, s.start, s."end", a.revision, a.changed_at FROM assignments a ' +
        "JOIN shifts s ON s.schedule_id = a.schedule_id AND s.id = a.shift_id WHERE a.person_id = ? ORDER BY a.start",
    )
    .all(personId);
  const time = (at: unknown): string => new Date(Number(at)).toISOString().replace(/[-:]|\.\d+/g, "");
  const text = (value: unknown): string =>
    String(value)
      .replace(/[\\;,]/g, "\\$&")
      .replaceAll("\n", "\\n");
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//by hand//EN"];
  for (const row of rows) {
    lines.push(
      ...[
        "BEGIN:VEVENT",
        `UID:${text(row["id"])}`,
        `SEQUENCE:${text(row["revision"])}`,
        `DTSTAMP:${time(row["changed_at"])}`,
      ],
      ...[`DTSTART:${time(row["start"])}`, `DTEND:${time(row["end"])}`, `SUMMARY:${text(row["kind"])}`],
      ...[`LOCATION:${text(row["venue"])}`, `DESCRIPTION:${text(row["notes"])}`, "STATUS:CONFIRMED", "END:VEVENT"],
    );
  }
  lines.push("END:VCALENDAR", "");
  const feed = lines.join("\r\n");
  createHash("sha256").update(feed).digest("base64url");
  return feed;
}

async function measureUnchanged(rollcall: Rollcall, feed: string): Promise<BenchRow> {
  const server = serverOf(rollcall);
  const etag = (await server.handler(new Request(`${site}${feed}`))).headers.get("etag") ?? "";
  const ours = await serve({ server, port: 0 });
  const headers = { etag, "cache-control": "private, no-cache" };
  const handler = (asked: Request): Promise<Response> =>
    Promise.resolve(new Response(null, { status: asked.headers.get("if-none-match") === etag ? 304 : 200, headers }));
  const bare = await serve({ server: { handler }, port: 0 });
  const urls = [`${ours.url}/rollcall${feed}`, `${bare.url}/`] as const;
  for (const url of urls) await requestRate(url, etag, 3 * unchangedRequests);
  const rates: [number[], number[]] = [[], []];
  for (let run = 0; run < 5; run++)
    for (const [index, url] of urls.entries()) rates[index]?.push(await requestRate(url, etag, unchangedRequests));
  await ours.close();
  await bare.close();
  const [own, peer] = rates.map((one) => quantile(one, 0.5)) as [number, number];
  return toRow("feed unchanged", events, own, peer, 0.5);
}

/** Requests per second over persistent connections, each answered with 304. */
async function requestRate(url: string, etag: string, count: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const queue = Array.from({ length: count }).values();
  const work = async (): Promise<void> => {
    for (const _ of queue) {
      const status = await new Promise<number | undefined>((resolve, reject) => {
        request(url, { agent, headers: { "if-none-match": etag } }, (response) => {
          response.resume().once("end", () => {
            resolve(response.statusCode);
          });
        })
          .once("error", reject)
          .end();
      });
      if (status !== 304) throw new Error(`status ${status ?? "none"}`);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: concurrency }, work));
  const rate = (1000 * count) / (performance.now() - began);
  agent.destroy();
  return rate;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

const toRow = (name: string, size: number, ours: number, peer: number, goal: number): BenchRow => ({
  case: name,
  size,
  ours: rounded(ours),
  peer: rounded(peer),
  unit: "times/s",
  ratio: rounded(ours / peer),
  goal,
});
