import { type Actor, createRollcall, type HostIdentity, type Rollcall } from "@rollcall/core";
import { createSqliteStore } from "@rollcall/storage-sql";
import { randomUUID } from "node:crypto";
import { unguardedDomain } from "../unguarded-domain.ts";

/**
 * Opens a Rollcall on the database file. Each racing process has its own.
 * @param path the database file
 * @param without the name of a rule; copies of all operations without it are named `unguarded.…`
 */
export const openRollcall = (path: string, without: string | undefined): Promise<Rollcall> =>
  createRollcall({
    store: createSqliteStore({ path }),
    clock: { now: () => Date.now() },
    ids: { next: () => randomUUID() },
    mail: {
      mailer: { send: async () => ({ status: "sent" }) },
      baseUrl: "https://races.example",
      from: { address: "races@example.org", name: "Races" },
    },
    domains: without === undefined ? [] : [unguardedDomain(without)],
  });

/** The identity of a person in a race. */
export const identity = (name: string): HostIdentity => ({
  organizationId: "races",
  hostUserId: name,
  email: `${name}@example.org`,
  emailVerified: true,
  name,
  organizationRole: name === "boss" ? "admin" : "member",
});

/** Calls an operation as this actor. */
export const call = async <T>(rollcall: Rollcall, actor: Actor, name: string, input: unknown): Promise<T> =>
  (await rollcall.call("run", { name, input, actor })) as T;
