import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRollcall, type Rollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, serve } from "@rollcall/server/node";
import { createMemoryStore } from "@rollcall/storage-memory";
import { ann } from "../ann.ts";

/** The zone of the shifts, and the zones of the people who look at them. */
const zone = "Europe/Berlin";
const viewers = [zone, "UTC", "America/New_York"];
const day = 86_400_000;

interface PlannedShift {
  readonly kind: string;
  /** Local times in the zone. */
  readonly start: string;
  readonly end: string;
}

/**
 * Subscribes to a feed with other programs: vdirsyncer fetches it over HTTP, and khal shows its events. Compares the local times
 * before, across and after both clock changes of next year, of overnight shifts, and after a shift is moved and another is
 * canceled.
 */
export async function proveCalendarClient(): Promise<{ figures: object; broken: readonly string[] }> {
  const missing = ["vdirsyncer", "khal"].filter((program) => !isInstalled(program));
  if (missing.length > 0) return { figures: { skipped: `install ${missing.join(" and ")}` }, broken: [] };
  const folder = mkdtempSync(join(tmpdir(), "rollcall-calendar-client-"));
  const rollcall = await createRollcall({ ...nodePlatform, store: createMemoryStore() });
  const server = await serve({
    server: createServer({ rollcall, authenticate: () => null, log: () => undefined }),
    port: 0,
  });
  try {
    return await compare(rollcall, server.url, folder);
  } finally {
    await server.close();
    await rollcall.close();
    rmSync(folder, { recursive: true });
  }
}

async function compare(rollcall: Rollcall, url: string, folder: string) {
  const actor = await rollcall.recognise(ann);
  const run = (name: string, input: unknown) => rollcall.call("run", { name, input, actor });
  const { schedule } = (await run("schedules.create", { name: "Harbour" })) as { schedule: { id: string } };
  const { path } = (await run("portal.createCalendarLink", { name: "Phone" })) as { path: string };
  const at = (local: string): string => `${local}:00[${zone}]`;
  const ids = new Map<string, string>();
  for (const { kind, start, end } of planned()) {
    const asked = { scheduleId: schedule.id, kind, start: at(start), end: at(end) };
    const { shift } = (await run("shifts.create", { ...asked, assignees: [{ personId: actor.personId }] })) as {
      shift: { id: string };
    };
    await run("shifts.update", { scheduleId: schedule.id, shiftId: shift.id, status: "confirmed" });
    ids.set(kind, shift.id);
  }
  configure(folder, `${url}/rollcall${path}`);
  const broken = await check(folder, planned(), "");
  const change = (kind: string, set: object) =>
    run("shifts.update", { scheduleId: schedule.id, shiftId: ids.get(kind), ...set });
  const [first, ...others] = planned().map((shift) =>
    shift.kind === "Before spring" ? { ...shift, start: shift.start.replace("08:00", "09:30") } : shift,
  );
  await change("Before spring", { start: at(first?.start ?? "") });
  await change("After spring", { status: "cancelled" });
  const after = first === undefined ? others : [first, ...others];
  broken.push(...(await check(folder, after, "After spring")));
  return { figures: { shifts: after.length, zones: viewers.length }, broken };
}

/** Shifts around both clock changes of next year. */
function planned(): readonly PlannedShift[] {
  const year = new Date().getUTCFullYear() + 1;
  const [spring, autumn] = [lastSunday(year, 2), lastSunday(year, 9)];
  const on = (date: number, days: number): string => new Date(date + days * day).toISOString().slice(0, 10);
  return [
    { kind: "Before spring", start: `${on(spring, -2)}T08:00`, end: `${on(spring, -2)}T16:00` },
    { kind: "Across spring", start: `${on(spring, -1)}T22:00`, end: `${on(spring, 0)}T06:00` },
    { kind: "After spring", start: `${on(spring, 1)}T08:00`, end: `${on(spring, 1)}T16:00` },
    { kind: "Across autumn", start: `${on(autumn, -1)}T22:00`, end: `${on(autumn, 0)}T06:00` },
    { kind: "After autumn", start: `${on(autumn, 1)}T22:00`, end: `${on(autumn, 2)}T06:00` },
  ];
}

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0);
  return last - new Date(last).getUTCDay() * day;
}

const isInstalled = (program: string): boolean => {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** Runs a program while the server of this process keeps responding to it. */
const runProgram = (program: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = execFile(program, args, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(stderr, { cause: error }));
    });
    child.stdin?.end("y\n");
  });

function configure(folder: string, address: string): void {
  mkdirSync(join(folder, "calendar"));
  const quoted = (text: string): string => JSON.stringify(text);
  writeFileSync(
    join(folder, "vdirsyncer.conf"),
    `[general]
status_path = ${quoted(join(folder, "status"))}
[pair feed]
a = "remote"
b = "local"
collections = null
conflict_resolution = "a wins"
[storage remote]
type = "http"
url = ${quoted(address)}
[storage local]
type = "filesystem"
path = ${quoted(join(folder, "calendar"))}
fileext = ".ics"
`,
  );
  for (const viewer of viewers)
    writeFileSync(
      join(folder, fileOf(viewer)),
      `[calendars]
[[feed]]
path = ${join(folder, "calendar")}
[sqlite]
path = ${join(folder, `${fileOf(viewer)}.db`)}
[locale]
local_timezone = ${viewer}
default_timezone = ${viewer}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
`,
    );
}

const fileOf = (viewer: string): string => `khal-${viewer.replace("/", "-")}`;

/** Fetches the feed, and compares what each viewer sees with the times of the shifts. */
async function check(folder: string, shifts: readonly PlannedShift[], cancelled: string): Promise<string[]> {
  const config = ["-c", join(folder, "vdirsyncer.conf")];
  await runProgram("vdirsyncer", [...config, "discover"]);
  await runProgram("vdirsyncer", [...config, "sync"]);
  const listing = ["list", "--once", "--day-format", "", "--format", "{title}|{start-long}|{end-long}|{cancelled}"];
  const range = [`${new Date().getUTCFullYear() + 1}-01-01`, "365d"];
  const broken: string[] = [];
  for (const viewer of viewers) {
    const text = await runProgram("khal", ["-c", join(folder, fileOf(viewer)), ...listing, ...range]);
    const seen = text
      .split("\n")
      .filter((line) => line.includes("|"))
      .map((line) => line.trim());
    const expected = shifts.map(
      ({ kind, start, end }) =>
        `${kind}|${seenIn(viewer, start)}|${seenIn(viewer, end)}|${kind === cancelled ? "CANCELLED" : ""}`,
    );
    if (JSON.stringify(seen) !== JSON.stringify(expected))
      broken.push(`in ${viewer}, khal shows ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`);
  }
  return broken;
}

/** A local time of the shifts' zone, as `2027-03-28 06:00` in another zone. */
function seenIn(viewer: string, local: string): string {
  const guess = Date.parse(`${local}Z`);
  // The offset at the guess may be from the other side of a clock change.
  const once = guess - offsetAt(guess, zone);
  const instant = guess - offsetAt(once, zone);
  return new Date(instant + offsetAt(instant, viewer)).toISOString().slice(0, 16).replace("T", " ");
}

function offsetAt(instant: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(instant);
  return Date.parse(`${text.replace(" ", "T")}Z`) - Math.floor(instant / 1000) * 1000;
}
