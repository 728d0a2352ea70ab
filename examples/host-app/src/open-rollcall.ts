import { type Clock, createRollcall, type LinkProvider, type MailPaths, type Rollcall } from "@rollcall/core";
import { allProviders, pagerDuty } from "@rollcall/links";
import { permissionModel } from "@rollcall/permission-model";
import { createWebhookSender } from "@rollcall/server";
import {
  createCalendarReader,
  createFolderFiles,
  createOutgoingFetch,
  createWebPushSender,
  nodePlatform,
  nodeSecrets,
} from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import type { Accounts } from "./accounts/accounts.ts";
import { createDirectory } from "./accounts/directory.ts";
import type { CalendarServer } from "./calendars/serve-calendars.ts";
import type { DataFolder } from "./data-folder.ts";
import { schema } from "./database.ts";
import { hostFiles, hostFolders, openKey, openPushKeys } from "./host-data.ts";
import type { Inbox } from "./inbox/inbox.ts";
import type { Mailbox } from "./mailbox/mailbox.ts";
import { apiPath } from "./pager-duty/pager-duty-routes.ts";
import { profileOptions } from "./profile-fields.ts";

/** What the host provides to Rollcall. */
export interface HostParts {
  readonly data: DataFolder;
  /** The PostgreSQL database. Without it, the data is in a SQLite file in the folder. */
  readonly databaseUrl: string | undefined;
  /** The URL of the host, used for links in emails. */
  readonly baseUrl: string;
  readonly mailbox: Mailbox;
  readonly inbox: Inbox;
  readonly calendars: CalendarServer;
  readonly accounts: Accounts;
  readonly clock: Clock;
}

/** The pages that emails and push messages link to. */
const mailPaths: Partial<MailPaths> = {
  scheduleLink: "/schedules/{scheduleId}/link",
  shifts: "/schedules/{scheduleId}/shifts",
  swaps: "/schedules/{scheduleId}/swaps",
  reports: "/planner/reports",
  timeOff: "/planner/time-off",
  proofs: "/planner/certifications/review",
  certifications: "/planner/certifications/overview",
  planner: "/",
};

/** Rollcall as this host composes it. */
export const openRollcall = async ({
  data,
  databaseUrl,
  baseUrl,
  mailbox,
  inbox,
  calendars,
  accounts,
  clock,
}: HostParts): Promise<Rollcall> =>
  createRollcall({
    ...nodePlatform,
    clock,
    store:
      databaseUrl === undefined
        ? createSqliteStore({ path: data.path(hostFiles.database) })
        : createPostgresStore({ connectionString: databaseUrl, schema }),
    secrets: nodeSecrets(openKey(data)),
    mail: {
      mailer: mailbox.mailer,
      baseUrl,
      paths: mailPaths,
      from: { name: "Quayside", address: "crews@harbour.example" },
      language: "en-GB",
      brand: { name: "Quayside", color: "#0a6b70" },
    },
    notifications: {
      push: createWebPushSender({ ...openPushKeys(data), subject: "mailto:crews@harbour.example" }),
      webhook: createWebhookSender({ url: `${baseUrl}${inbox.path}`, secret: inbox.secret }),
    },
    files: { storage: createFolderFiles(data.path(hostFolders.files)) },
    swaps: { approval: true },
    directory: createDirectory(accounts),
    domains: [permissionModel],
    signIn: { hostPasswordUrl: "/account/password" },
    profile: profileOptions,
    // The sample calendars are on this machine. Other local addresses stay blocked.
    // They are only slow if the processor is busy, and the example must start on a busy machine.
    calendars: createCalendarReader({ origins: [calendars.origin], timeLimit: 60_000 }),
    links: { providers: linkProviders(baseUrl, clock) },
  });

/** All providers. That of PagerDuty reads the fake on this host instead; other local addresses stay blocked. */
function linkProviders(baseUrl: string, clock: Clock): readonly LinkProvider[] {
  const options = { fetch: createOutgoingFetch({ origins: [baseUrl] }), now: () => clock.now() };
  const api = `${baseUrl}${apiPath}`;
  const fake = { ...pagerDuty({ ...options, regions: { us: api, eu: api } }), name: "PagerDuty (demo)" };
  return allProviders(options).map((provider) => (provider.id === fake.id ? fake : provider));
}
