// `npm start`: a host product on Hono that embeds Rollcall; `npm start -- --reset` starts with new sample data, `-- --empty` with none,
// `-- --hours-later 48` as if it were two days later.
import { parseArgs } from "node:util";
import { StoreIncompatible } from "@rollcall/core";
import { createServer, type RequestFrom } from "@rollcall/server";
import { createFolderSpool } from "@rollcall/server/node";
import {
  accountsFile,
  writeCalendarPort,
  readCalendarPort,
  readSchedules,
  mailboxFile,
  prepareData,
  uploadsFolder,
} from "./host-data.ts";
import { openAccounts } from "./accounts/accounts.ts";
import { authenticateWith } from "./accounts/session.ts";
import { buildAssets } from "./assets.ts";
import { serveCalendars } from "./calendars/serve-calendars.ts";
import { harbourPages } from "./harbour-pages.ts";
import { openInbox } from "./inbox/inbox.ts";
import { serveLoopback } from "./loopback.ts";
import { openMailbox } from "./mailbox/mailbox.ts";
import { openRollcall } from "./open-rollcall.ts";
import { openSchedules } from "./seed/open-schedules.ts";
import { openSeedClock } from "./seed/seed-clock.ts";

const { values } = parseArgs({
  options: {
    reset: { type: "boolean", default: false },
    empty: { type: "boolean", default: false },
    "hours-later": { type: "string", default: "0" },
  },
});
const hoursLater = Number(values["hours-later"]);
if (!(hoursLater >= 0)) refuse(`--hours-later is \`${values["hours-later"]}\`, but must be a number of hours`);
const wanted = process.env["PORT"] ?? "";
const port = wanted === "" ? 4400 : Number(wanted);
if (!Number.isInteger(port) || port < 0 || port > 65_535) refuse(`PORT is \`${wanted}\`, but must be from 0 to 65535`);

const hadData = prepareData({ reset: values.reset || values.empty });
const assets = buildAssets();

// Mails contain the port, so listen first. Early requests wait until the app is ready.
let open: (site: Site) => void = () => undefined;
const ready = new Promise<Site>((resolve) => {
  open = resolve;
});
const listening = await serveLoopback(
  {
    handler: async (request, from) => (await ready).handler(request, from),
    close: () =>
      void ready.then(({ close }) => {
        close();
      }),
  },
  port,
).catch((error: unknown) => {
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
  return refuse(`Port ${port} is in use. Choose another, for example PORT=${port + 1} npm start`);
});
const calendars = await serveCalendars(readCalendarPort() ?? (port === 0 ? 0 : port + 10));
writeCalendarPort(calendars.port);
const mailbox = openMailbox(mailboxFile);
const accounts = openAccounts(accountsFile);
const inbox = openInbox();
const clock = openSeedClock({ seeds: !values.empty && readSchedules(hadData) === undefined, hoursLater });
const rollcall = await openRollcall({ baseUrl: listening.url, mailbox, inbox, calendars, accounts, clock }).catch(
  (error: unknown) => {
    if (!(error instanceof StoreIncompatible)) throw error;
    return refuse(`Can't read the data of an earlier version (${error.message}). Start over with npm start -- --reset`);
  },
);
const scheduleIds = await openSchedules({ hadData, isEmpty: values.empty }, { rollcall, mailbox, calendars, clock });
const built = await assets;
open(compose());
console.log(`Ready on ${listening.url}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());

interface Site {
  readonly handler: (request: Request, from?: RequestFrom) => Promise<Response>;
  readonly close: () => void;
  readonly idle: () => Promise<void>;
}

/** Serves Rollcall under `/rollcall` and the host's own pages everywhere else. */
function compose(): Site {
  const spool = createFolderSpool(uploadsFolder);
  const members = createServer({ rollcall, authenticate: authenticateWith(accounts), basePath: "/rollcall", spool });
  const { samples } = calendars;
  const { pages, close } = harbourPages({ assets: built, accounts, mailbox, inbox, samples, scheduleIds, rollcall });
  return {
    handler: async (request: Request, from?: RequestFrom): Promise<Response> =>
      new URL(request.url).pathname.startsWith("/rollcall/") ? members.handler(request, from) : pages.fetch(request),
    close(): void {
      members.close();
      close();
    },
    idle: () => members.idle(),
  };
}

/** Finishes running requests and jobs, then closes the store. */
async function stop(): Promise<void> {
  await listening.close();
  await (await ready).idle();
  await calendars.close();
  await rollcall.close();
}

function refuse(reason: string): never {
  console.error(reason);
  process.exit(1);
}
