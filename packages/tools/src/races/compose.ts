import {
  type Actor,
  createRollcall,
  type Domain,
  type HostIdentity,
  type Operation,
  type Rollcall,
} from "@rollcall/core";
import { operations } from "@rollcall/core/model";
import { createMemoryFiles } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { randomUUID } from "node:crypto";
import { unguardedDomain } from "../unguarded-domain.ts";

/** The name under which a race calls the job of one offer, which no caller can run otherwise. */
export const advanceName = "races.advance";

/** The time from creating an offer to its deadline: longer than all races of two processes take. */
export const offerMinutes = 120;

const racesDomain: Domain = {
  name: "races",
  operations: (operations as readonly Operation[])
    .filter(({ name }) => name === "offers.advance")
    .map((one) => ({ ...one, name: advanceName, internal: false })),
};

/** How long a call may wait for others, in milliseconds: long, because the machine may be busy. */
const lockTimeout = 60_000;

/** The shared database of racing processes: a SQLite file, or a schema of a PostgreSQL database. */
export type RaceDatabase = { readonly path: string } | { readonly connectionString: string; readonly schema: string };

/**
 * Opens a Rollcall on the database. Each racing process has its own.
 * @param database the database
 * @param without the name of a rule; copies of all operations without it are named `unguarded.…`
 * @param now the clock of the process
 */
export const openRollcall = (database: RaceDatabase, without: string | undefined, now = Date.now): Promise<Rollcall> =>
  createRollcall({
    store:
      "path" in database
        ? createSqliteStore(database)
        : createPostgresStore({ ...database, maxConnections: 3, lockTimeout }),
    clock: { now },
    ids: { next: () => randomUUID() },
    // Only the process that prepares the races reads or writes files.
    files: { storage: createMemoryFiles() },
    mail: {
      mailer: { send: async () => ({ status: "sent" }) },
      baseUrl: "https://races.example",
      from: { address: "races@example.org", name: "Races" },
    },
    domains: [racesDomain, ...(without === undefined ? [] : [unguardedDomain(without)])],
  });

/** The identity of a person in a race. */
export const identity = (name: string): HostIdentity => ({
  organizationId: "races",
  hostUserId: name,
  email: `${name}@example.org`,
  emailVerified: true,
  name,
  organizationRole: roles[name] ?? "member",
});

const roles: Readonly<Record<string, HostIdentity["organizationRole"]>> = { boss: "admin", chief: "scheduler" };

/** Calls an operation as this actor. */
export const call = async <T>(rollcall: Rollcall, actor: Actor, name: string, input: unknown): Promise<T> =>
  (await rollcall.call("run", { name, input, actor })) as T;
