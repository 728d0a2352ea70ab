import assert from "node:assert/strict";
import {
  createClient,
  createInProcessTransport,
  createRollcall,
  type HostIdentity,
  type LinkProblem,
  type LinkProvider,
  list,
  type MailMessage,
  RollcallError,
  type UpstreamPerson,
} from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import { createTestClock, createTestIds } from "@rollcall/testkit";
import { collectionOf } from "../model/collection-of.ts";

/** The columns of a member that the proof compares. */
export interface MemberRow {
  readonly personId: string;
  readonly email: string;
  readonly role: string;
  readonly assignable: boolean;
  readonly canAct: boolean;
  readonly provenance: "local" | "linked" | "both";
  readonly keptAsLastAdmin: boolean;
  readonly adopted: boolean;
  readonly invitation: string;
}

interface StoredUpstream {
  readonly externalId: string;
  readonly personId: string;
}

interface Summary {
  readonly id: string;
  readonly number: number;
  readonly members: number;
  readonly admins: number;
  readonly assignables: number;
  readonly linked: boolean;
}

/** The stored state of the schedule. */
export interface Stored {
  readonly schedule: Summary;
  readonly members: ReadonlyMap<string, MemberRow>;
  /** The upstream id of each synced member. */
  readonly upstream: readonly StoredUpstream[];
}

const membersOf = list(collectionOf<MemberRow & { scheduleId: string }>("members"), "key", 1);
const upstreamOf = list(collectionOf<StoredUpstream & { scheduleId: string }>("upstream_people"), "key", 1);
const schedulesOf = list(collectionOf<Summary>("schedules"), "key", 0);

const userNames = ["ann", "max", "vic", "boss"] as const;

/** A user of the host. */
export type UserName = (typeof userNames)[number];

/** Another product whose response is set by steps. */
class Upstream implements Pick<LinkProvider, "listPeople"> {
  people: readonly UpstreamPerson[] = [];
  fault: LinkProblem | undefined;
  /** Runs while people are read. */
  during: () => Promise<void> = async () => undefined;

  async listPeople() {
    const { people, fault } = this;
    await this.during();
    return fault === undefined
      ? ({ status: "read", people } as const)
      : ({ status: "failed", problem: fault } as const);
  }
}

/** A Rollcall over a memory store with one schedule: an admin, a member and a viewer, and an admin of the organization. */
export async function createSyncWorld() {
  const upstream = new Upstream();
  const schedules = [{ id: "night", name: "Night watch", timeZone: null }];
  const provider: LinkProvider = {
    ...{ id: "scripted", name: "Scripted", fields: [] },
    capabilities: { listsSchedules: true, onCallTimes: false, verifiesAddresses: true },
    hostOf: () => "upstream.example",
    listSchedules: async () => ({ status: "read", schedules }),
    listPeople: () => upstream.listPeople(),
    checkHealth: async () => ({ status: "read" }),
  };
  const sent: MailMessage[] = [];
  const store = createMemoryStore();
  const clock = createTestClock();
  const rollcall = await createRollcall({
    ...{ store, clock, ids: createTestIds() },
    links: { providers: [provider] },
    mail: {
      baseUrl: "https://planner.example",
      from: { address: "planner@planner.example", name: "Planner" },
      mailer: {
        send: async (message) => {
          sent.push(message);
          return { status: "sent" };
        },
      },
    },
  });
  const identityOf = (name: UserName): HostIdentity => ({
    ...{ organizationId: "org", hostUserId: name, email: `${name}@dock.example`, emailVerified: true, name },
    organizationRole: name === "boss" ? "admin" : "member",
  });
  const as = (name: UserName) =>
    createClient(createInProcessTransport(rollcall, () => rollcall.recognise(identityOf(name))));
  const users = { ann: as("ann"), max: as("max"), vic: as("vic"), boss: as("boss") };
  const ids = new Map<UserName, string>();
  for (const name of userNames) ids.set(name, (await rollcall.recognise(identityOf(name))).personId);
  const idOf = (name: UserName): string => ids.get(name) ?? assert.fail(name);
  const { schedule } = await users.ann.schedules.create({ name: "Night desk" });
  const scheduleId = schedule.id;
  await users.ann.members.add({
    scheduleId,
    people: [
      { personId: idOf("max"), role: "member" },
      { personId: idOf("vic"), role: "viewer", assignable: false },
    ],
  });
  const job = rollcall.jobs.find(({ name }) => name === "links.sync") ?? assert.fail("no job");
  return {
    ...{ upstream, clock, rollcall, sent, scheduleId, users },
    /** Runs all due links. */
    run: async () => (await job.run()) as { readonly done: number; readonly held: number; readonly failed: number },
    async stored(): Promise<Stored> {
      const of = { equal: [scheduleId], limit: 1000 };
      const [members, known, all] = await store.transaction("read", (tx) =>
        tx.read([membersOf(of), upstreamOf(of), schedulesOf({ equal: [], limit: 10 })]),
      );
      return {
        schedule: all[0] ?? assert.fail("no schedule"),
        members: new Map(members.map((row) => [row.personId, row])),
        upstream: known,
      };
    },
  };
}

/** The world of one run. */
export type SyncWorld = Awaited<ReturnType<typeof createSyncWorld>>;

/** Runs a command that rules may refuse, and returns its code, or `done`. */
export async function attempt(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (error instanceof RollcallError && error.code !== "internal") return error.code;
    throw error;
  }
}
