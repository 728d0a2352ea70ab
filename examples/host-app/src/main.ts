// `npm start`: a host product on Hono that embeds Rollcall; `npm start -- --reset` starts with new sample data, `-- --empty` with none,
// `-- --hours-later 48` as if it were two days later. With `DATABASE_URL`, Rollcall's data is in that PostgreSQL database.
// `PUBLIC_URL` is the URL of a proxy in front of it.
import { mkdirSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildAssets } from "./assets.ts";
import { HostError, startHost } from "./start-host.ts";

/** Ends the process immediately while it starts. */
let stop = (): void => process.exit();

// `npm` runs it in a shell, which doesn't pass signals on. If either of them has ended, this process has another parent.
const parent = process.ppid;
if ((process.env["npm_lifecycle_event"] ?? "") !== "")
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();

const { values } = parseArgs({
  options: {
    reset: { type: "boolean", default: false },
    empty: { type: "boolean", default: false },
    "hours-later": { type: "string", default: "0" },
  },
});
const { reset, empty } = values;
const hoursLater = Number(values["hours-later"]);
if (!(hoursLater >= 0)) refuse(`--hours-later is \`${values["hours-later"]}\`, but must be a number of hours`);
const wanted = process.env["PORT"] ?? "";
const port = wanted === "" ? 4400 : Number(wanted);
if (!Number.isInteger(port) || port < 0 || port > 65_535) refuse(`PORT is \`${wanted}\`, but must be from 0 to 65535`);
const folder = resolve(process.env["ROLLCALL_DATA"] ?? join(import.meta.dirname, "../../../.rollcall"));
const settingOf = (name: string): string | undefined => (process.env[name] === "" ? undefined : process.env[name]);
const databaseUrl = settingOf("DATABASE_URL");
const publicUrl = settingOf("PUBLIC_URL");

mkdirSync(folder, { recursive: true });
const assets = buildAssets(join(folder, "assets.json"));
const options = { folder, databaseUrl, port, publicUrl, reset, empty, hoursLater, assets };
const host = await startHost(options).catch((error: unknown) => {
  if (!(error instanceof HostError)) throw error;
  return refuse(error.message);
});
console.log(`Ready on ${host.url}`);

// A process that is killed and restarted can then use the compiled code.
flushCompileCache();

let stopping: Promise<void> | undefined;
stop = () => {
  stopping ??= host.stop();
};
for (const event of ["SIGINT", "SIGTERM", "disconnect"] as const) process.once(event, stop);
// The process that started it may already have ended.
if (process.send !== undefined && !process.connected) stop();
// The process that started it may stay connected as long as both run.
process.channel?.unref();

function refuse(reason: string): never {
  console.error(reason);
  process.exit(1);
}
