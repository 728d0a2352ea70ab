// Uses the public API of every package, so that compiling it without `skipLibCheck` checks all published declarations.
import test from "node:test";
import { createHttpClient } from "@rollcall/client";
import type { memberCsv } from "@rollcall/client/csv";
import type { runFromProcess } from "@rollcall/cli/command";
import { createRollcall, type RollcallClient, RollcallError, type Store } from "@rollcall/core";
import type { createClient } from "@rollcall/core/client";
import type { RollcallError as ContractError } from "@rollcall/core/contract";
import type { MemberList, RollcallProvider, ScheduleCreatedEvent } from "@rollcall/elements";
import "@rollcall/elements/define";
import type { permissionModel } from "@rollcall/permission-model";
import { createServer, type RollcallServer } from "@rollcall/server";
import { nodePlatform, nodeSecrets } from "@rollcall/server/node";
import { createMemoryState, createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import { createFakeServer, storeConformance } from "@rollcall/testkit";

/** A package without declarations would export `any`, which accepts every call below. */
type IsAny<T> = 0 extends 1 & T ? true : false;
export const typed: readonly [
  IsAny<typeof createClient>,
  IsAny<typeof createFakeServer>,
  IsAny<typeof createHttpClient>,
  IsAny<typeof createMemoryStore>,
  IsAny<typeof createRollcall>,
  IsAny<typeof createServer>,
  IsAny<typeof createSqliteStore>,
  IsAny<typeof memberCsv>,
  IsAny<typeof permissionModel>,
  IsAny<typeof runFromProcess>,
  IsAny<MemberList>,
] = [false, false, false, false, false, false, false, false, false, false, false];

export async function serveSchedules(
  store: Store = createSqliteStore({ path: "rollcall.db" }),
): Promise<RollcallServer> {
  const rollcall = await createRollcall({ ...nodePlatform, store, secrets: nodeSecrets("a secret") });
  return createServer({ rollcall, authenticate: () => null, trustedProxies: ["10.0.0.0/8"] });
}

export async function renameSchedule(client: RollcallClient, scheduleId: string, name: string): Promise<string> {
  try {
    const { schedule } = await client.schedules.update({ scheduleId, name });
    // @ts-expect-error: a schedule has no such property.
    if (schedule.nickname) throw new Error("typed as any");
    return schedule.name;
  } catch (error) {
    if (error instanceof RollcallError) return error.code satisfies ContractError["code"];
    throw error;
  }
}

export const client: RollcallClient = createHttpClient({ baseUrl: "/rollcall" });

export function listen(provider: RollcallProvider, list: MemberList): void {
  provider.client = client;
  list.scheduleId = "night-watch";
  provider.addEventListener("rollcall-schedule-created", (event: ScheduleCreatedEvent) => {
    const id: string = event.scheduleId;
    list.scheduleId = id;
  });
  // @ts-expect-error: the id of a schedule is a string.
  list.scheduleId = 1;
}

storeConformance({
  name: "memory",
  open: () => {
    const state = createMemoryState();
    return { stores: [createMemoryStore({ state }), createMemoryStore({ state })], dispose: () => undefined };
  },
  test,
});

export const fake = await createFakeServer({ baseUrl: "https://host.example/rollcall", caller: () => undefined });
