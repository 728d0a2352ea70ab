// `npm start`: a host product on Hono that embeds Rollcall; `npm start -- --reset` begins with fresh data.
import { parseArgs } from "node:util";
import { createRollcall, StoreIncompatible } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { buildAssets } from "./assets.ts";
import { harbourPages } from "./harbour-pages.ts";
import { databaseFile, openHarbour, prepareData } from "./harbour-record.ts";
import { serveLoopback } from "./loopback.ts";
import { authenticate } from "./personas.ts";

const { values } = parseArgs({ options: { reset: { type: "boolean", default: false } } });
const wanted = process.env["PORT"] ?? "";
const port = wanted === "" ? 4400 : Number(wanted);
if (!Number.isInteger(port) || port < 0 || port > 65_535) refuse(`PORT is \`${wanted}\`: a port is 0 to 65535`);

const hadData = prepareData(values);
const assets = buildAssets();
const store = createSqliteStore({ path: databaseFile });
const rollcall = await createRollcall({ ...nodePlatform, store }).catch((error: unknown) => {
  if (!(error instanceof StoreIncompatible)) throw error;
  return refuse(
    `the data of an earlier version cannot be read (${error.message}): begin anew with npm start -- --reset`,
  );
});
const members = createServer({ rollcall, authenticate, basePath: "/rollcall" });
const pages = harbourPages(await assets, await openHarbour(rollcall, hadData), rollcall);

const handler = async (request: Request): Promise<Response> =>
  new URL(request.url).pathname.startsWith("/rollcall/") ? members.handler(request) : pages.fetch(request);
const close = (): void => members.close();

const listening = await serveLoopback({ handler, close }, port).catch((error: unknown) => {
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
  return refuse(`port ${port} is taken: choose another, as in PORT=${port + 1} npm start`);
});
console.log(`Ready on ${listening.url}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());

/** Lets answers under way finish, then closes the store. */
async function stop(): Promise<void> {
  await listening.close();
  await rollcall.close();
}

function refuse(reason: string): never {
  console.error(reason);
  process.exit(1);
}
