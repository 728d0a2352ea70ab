import { StoreIncompatible, StoreUnavailable } from "@rollcall/core";
import { createServer, type RequestFrom } from "@rollcall/server";
import { createFolderSpool } from "@rollcall/server/node";
import { createPostgresJobs } from "@rollcall/storage-sql/postgres-jobs";
import { openAccounts } from "./accounts/accounts.ts";
import { authenticateWith } from "./accounts/session.ts";
import type { Assets } from "./assets.ts";
import { serveCalendars } from "./calendars/serve-calendars.ts";
import { openDataFolder } from "./data-folder.ts";
import { jobsSchema, prepareDatabase } from "./database.ts";
import { harbourPages } from "./harbour-pages.ts";
import { hostFolders, openKey, prepareData, readCalendarPort, readSchedules, writeCalendarPort } from "./host-data.ts";
import { openHostRecords } from "./host-records.ts";
import { openInbox } from "./inbox/inbox.ts";
import { serveLoopback } from "./loopback.ts";
import { openMailbox } from "./mailbox/mailbox.ts";
import { openRollcall } from "./open-rollcall.ts";
import { openFakePagerDuty } from "./pager-duty/fake-pager-duty.ts";
import { openSchedules } from "./seed/open-schedules.ts";
import { openSeedClock } from "./seed/seed-clock.ts";

/** How to start the host. */
export interface HostOptions {
  /** The folder for its data. */
  readonly folder: string;
  /** The PostgreSQL database of Rollcall. Default: a SQLite file in the folder. */
  readonly databaseUrl?: string | undefined;
  /** 0 for a free port. */
  readonly port: number;
  /** The URL of the host, if its visitors reach it through a proxy. */
  readonly publicUrl?: string | undefined;
  /** Replaces the data with new sample data. */
  readonly reset?: boolean;
  /** Deletes the data. */
  readonly empty?: boolean;
  /** Runs as if it were some hours later. */
  readonly hoursLater?: number;
  /** What the browser loads. */
  readonly assets: Promise<Assets>;
}

/** The host while it accepts requests. */
export interface RunningHost {
  readonly url: string;
  readonly port: number;
  /** Finishes running requests and jobs, then closes the store. */
  stop(): Promise<void>;
}

/** The host can't start for a reason that its user can fix. The message describes it. */
export class HostError extends Error {}

interface Site {
  readonly handler: (request: Request, from?: RequestFrom) => Promise<Response>;
  readonly close: () => void;
}

/**
 * Starts the host: Rollcall under `/rollcall`, and the host's own pages everywhere else.
 * @throws {HostError} if the port is in use, the data is from an earlier version, or the database can't be opened
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { folder, databaseUrl, port, publicUrl, reset = false, empty = false, hoursLater = 0 } = options;
  const data = openDataFolder(folder);
  const isNew = { reset: reset || empty };
  const hadFile = prepareData(data, isNew);
  const hadData =
    databaseUrl === undefined
      ? hadFile
      : await prepareDatabase(databaseUrl, isNew).catch((error: unknown) => {
          throw new HostError(`Can't use the database: ${(error as Error).message}`, { cause: error });
        });

  // Emails contain the port, so listen first. Early requests wait until the app is ready.
  let open: (site: Site) => void = () => undefined;
  const ready = new Promise<Site>((resolve) => {
    open = resolve;
  });
  const waiting = {
    handler: async (request: Request, from?: RequestFrom) => (await ready).handler(request, from),
    close: () =>
      void ready.then(({ close }) => {
        close();
      }),
  };
  const listening = await serveLoopback(waiting, port).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new HostError(`Port ${port} is in use. Choose another, for example PORT=${port + 1} npm start`);
  });
  const calendars = await serveCalendars({
    port: readCalendarPort(data) ?? (port === 0 ? 0 : port + 10),
    shares: hadData,
  });
  writeCalendarPort(data, calendars.port);
  const records = openHostRecords(data);
  const mailbox = openMailbox(records);
  const accounts = openAccounts(records);
  const inbox = openInbox(records, openKey(data));
  const pagerDuty = openFakePagerDuty(records);
  const clock = openSeedClock({ seeds: !empty && readSchedules(data, hadData) === undefined, hoursLater });
  const parts = { data, databaseUrl, baseUrl: publicUrl ?? listening.url, mailbox, inbox, calendars, accounts, clock };
  const rollcall = await openRollcall(parts).catch((error: unknown) => {
    if (!(error instanceof StoreIncompatible) && !(error instanceof StoreUnavailable)) throw error;
    const remedy = "If the data is from an earlier version, start over with npm start -- --reset";
    throw new HostError(`Can't use the database: ${error.message}. ${remedy}`, { cause: error });
  });
  const seeded = { rollcall, mailbox, calendars, clock };
  const scheduleIds = await openSchedules({ data, hadData, isEmpty: empty }, seeded);

  const spool = createFolderSpool(data.path(hostFolders.uploads));
  const members = createServer({
    rollcall,
    authenticate: authenticateWith(accounts),
    basePath: "/rollcall",
    spool,
    ...(publicUrl !== undefined && { trustedProxies: ["127.0.0.1", "::1"] }),
    ...(databaseUrl !== undefined && {
      jobs: createPostgresJobs({ connectionString: databaseUrl, schema: jobsSchema }),
    }),
  });
  const { samples } = calendars;
  // The API doesn't wait for what only pages need.
  const harbour = options.assets.then((assets) =>
    harbourPages({ assets, accounts, mailbox, inbox, pagerDuty, samples, scheduleIds, rollcall }),
  );
  open({
    handler: async (request, from) =>
      new URL(request.url).pathname.startsWith("/rollcall/")
        ? members.handler(request, from)
        : (await harbour).pages.fetch(request),
    close(): void {
      members.close();
      void harbour.then(({ close }) => {
        close();
      });
    },
  });
  return {
    url: listening.url,
    port: listening.port,
    async stop() {
      await harbour;
      await listening.close();
      await members.idle();
      await calendars.close();
      await rollcall.close();
      records.close();
    },
  };
}
