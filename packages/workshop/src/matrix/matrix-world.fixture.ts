import {
  type Actor,
  type CalendarReader,
  collections,
  createRollcall,
  type HostIdentity,
  list,
  type MailOptions,
} from "@rollcall/core";
import { kindOf, RollcallError } from "@rollcall/core/contract";
import { createServer } from "@rollcall/server";
import { nodePlatform } from "@rollcall/server/node";
import { createMemoryStore } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import type { Column } from "./matrix-lines.ts";

/** What was answered: `yes` or the code of the refusal; and what it says. */
export interface Answer {
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A server, and everybody of the matrix. */
export interface MatrixWorld {
  /**
   * The ids of people by name, of schedules by `desk`, `owned`, `elsewhere`, `abroad`, of their shifts by `shift-of-…`; running
   * numbers, of profiles by `profile-of-` and the id of the person.
   */
  readonly ids: Readonly<Record<string, string>>;
  ask(who: Column, mode: "run" | "check", operation: string, input: object): Promise<Answer>;
  /** Any request, by somebody who can sign in. */
  request(who: string, path: string, init?: RequestInit): Promise<Response>;
  /** Every row of every collection, as text. */
  everything(): Promise<string>;
}

/** Who is where, and what they are in their organization. */
const hostUsers: Readonly<Record<string, readonly [organizationId: string, HostIdentity["organizationRole"]]>> = {
  "organization-admin": ["here", "admin"],
  scheduler: ["here", "scheduler"],
  founder: ["here", "member"],
  "schedule-admin": ["here", "member"],
  "another-admin": ["here", "member"],
  member: ["here", "member"],
  "another-member": ["here", "member"],
  viewer: ["here", "member"],
  "another-viewer": ["here", "member"],
  outsider: ["here", "member"],
  bystander: ["here", "member"],
  "removed-member": ["here", "member"],
  "admin-elsewhere": ["here", "member"],
  "somebody-else": ["here", "member"],
  colleague: ["here", "member"],
  "foreign-admin": ["there", "admin"],
  foreigner: ["there", "member"],
};

const identityOf = (name: string): HostIdentity => {
  const [organizationId, organizationRole] = hostUsers[name] ?? assert.fail(`nobody is called \`${name}\``);
  return {
    organizationId,
    hostUserId: name,
    email: `${name}@example.org`,
    emailVerified: true,
    name,
    organizationRole,
  };
};

const crew = [
  ["schedule-admin", "admin"],
  ["another-admin", "admin"],
  ["member", "member"],
  ["another-member", "member"],
  ["removed-member", "member"],
  ["viewer", "viewer"],
  ["another-viewer", "viewer"],
  ["external-viewer", "viewer"],
  ["another-external", "viewer"],
] as const;

/** Every mail arrives. */
const mail: MailOptions = {
  mailer: { send: async () => ({ status: "sent" }) },
  baseUrl: "https://planner.example",
  from: { address: "rota@planner.example", name: "Rota" },
};

/** Every calendar is there, and empty. */
const calendars: CalendarReader = { read: async () => ({ status: "read", busy: [], etag: null }) };
const address = "https://calendar.example.org/me.ics";

/** Opens a world; everything in it is made over HTTP, as hosts do it. */
export async function openMatrixWorld({ isGranted = false, isInvited = false } = {}): Promise<MatrixWorld> {
  const store = createMemoryStore();
  const rollcall = await createRollcall({ store, ...nodePlatform, mail, calendars });
  const server = createServer({
    rollcall,
    authenticate: ({ headers }) => (headers.has("x-user") ? identityOf(String(headers.get("x-user"))) : null),
    log: () => undefined,
  });
  const ids: Record<string, string> = {};

  const send = async (
    user: string | null,
    mode: "run" | "check",
    operation: string,
    input: object,
  ): Promise<Answer> => {
    const { url, init } = toRequest(operation, mode, input);
    const headers = { ...init.headers, ...(user !== null && { "x-user": user }) };
    const response = await server.handler(new Request(url, { ...init, headers }));
    const body = (await response.json()) as Answer["body"] & { readonly error?: { readonly code: string } };
    return { code: body.error?.code ?? "yes", body };
  };
  const make = async <T>(user: string, operation: string, input: object): Promise<T> => {
    const { code, body } = await send(user, "run", operation, input);
    assert.equal(code, "yes", operation);
    return body as T;
  };

  for (const name of Object.keys(hostUsers)) {
    ids[name] = (await make<{ person: { id: string } }>(name, "people.getMe", {})).person.id;
    await make(name, "calendars.connect", { address });
  }
  for (const lastName of ["external-viewer", "another-external"]) {
    const input = { firstName: "Wim", lastName, email: `${lastName}@workers.example` };
    const personId = (await make<{ person: { id: string } }>("scheduler", "people.create", input)).person.id;
    ids[lastName] = personId;
    const actor: Actor = { organizationId: "here", personId, affiliation: "external", organizationRole: null };
    await rollcall.call("run", { name: "calendars.connect", input: { address }, actor });
  }
  for (const [name, personId] of Object.entries(ids)) {
    const by = hostUsers[name]?.[0] === "there" ? "foreign-admin" : "scheduler";
    const input = { personId, set: { mobile: "+41 44 668 18 00" } };
    const { profile } = await make<{ profile: { number: number } }>(by, "profiles.update", input);
    ids[`profile-of-${personId}`] = String(profile.number);
  }
  const found = async (
    name: string,
    creator: string,
    owner: string,
    people: readonly (readonly [string, string])[],
  ) => {
    const { schedule } = await make<{ schedule: { id: string } }>(creator, "schedules.create", { name, owner });
    const scheduleId = (ids[name] = schedule.id);
    await make(creator, "schedules.setAutoSend", { scheduleId, autoSend: false });
    const added = people.map(([who, role]) => ({ personId: ids[who], role }));
    await make(creator, "members.add", { scheduleId, people: added });
    const shift = { scheduleId, kind: "Late", start: "2120-01-05T08:00[UTC]", end: "2120-01-05T16:00[UTC]" };
    const { schedule: described } = await make<{ schedule: { number: number } }>(creator, "schedules.update", {
      scheduleId,
      description: "By night.",
    });
    ids[`settings-of-${name}`] = String(described.number);
    ids[`shift-of-${name}`] = (await make<{ shift: { id: string } }>(creator, "shifts.create", shift)).shift.id;
  };
  await found("desk", "founder", "organization", crew);
  await found("owned", "schedule-admin", "person", crew.slice(1));
  for (const scheduleId of [ids["desk"], ids["owned"]]) {
    await make("another-admin", "members.remove", { scheduleId, personId: ids["removed-member"] });
  }
  for (const role of ["viewer", "member"]) {
    await make("founder", "members.setRole", { scheduleId: ids["desk"], personId: ids["another-member"], role });
  }
  const { schedule } = await make<{ schedule: { number: number } }>("founder", "schedules.get", {
    scheduleId: ids["desk"],
  });
  ids["role-on-desk"] = String(schedule.number);
  await found("elsewhere", "admin-elsewhere", "organization", [
    ["somebody-else", "admin"],
    ["colleague", "member"],
  ]);
  await found("abroad", "foreign-admin", "organization", [["foreigner", "admin"]]);
  if (isGranted) await make("organization-admin", "organizations.update", { manageSchedules: true });
  if (isInvited) {
    await make("founder", "invitations.send", { scheduleId: ids["desk"] });
    await make("admin-elsewhere", "invitations.send", { scheduleId: ids["elsewhere"] });
    await make("foreign-admin", "invitations.send", { scheduleId: ids["abroad"] });
    await rollcall.dispatchMail();
  }

  return {
    ids,
    ask: (who, mode, operation, input) => {
      if (who !== "external-viewer") return send(who === "anonymous" ? null : who, mode, operation, input);
      // External people cannot sign in yet: the engine takes them for who they say they are.
      const actor: Actor = {
        organizationId: "here",
        personId: ids[who] ?? "",
        affiliation: "external",
        organizationRole: null,
      };
      return answered(async () => rollcall.call(mode, { name: operation, input, actor }));
    },
    request: (who, path, init = {}) => {
      const headers = { "x-user": who, ...(init.body !== undefined && { "content-type": "application/json" }) };
      return server.handler(new Request(`https://rollcall.test/rollcall${path}`, { ...init, headers }));
    },
    everything: async () => {
      const reads = collections.map((one) => list(one, "key", 0)({ equal: [], limit: 1_000_000 }));
      return JSON.stringify(await store.transaction("read", (tx) => tx.read(reads)));
    },
  };
}

async function answered(work: () => Promise<unknown>): Promise<Answer> {
  try {
    return { code: "yes", body: (await work()) as Answer["body"] };
  } catch (error) {
    assert(error instanceof RollcallError);
    return { code: error.code, body: { ...error.toJSON() } };
  }
}

function toRequest(operation: string, mode: "run" | "check", input: object) {
  const url = new URL(`https://rollcall.test/rollcall/${operation}`);
  const isRead = mode === "run" && kindOf(operation) === "query";
  if (mode === "check") url.pathname += "/check";
  if (!isRead) {
    return {
      url,
      init: { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(input) },
    };
  }
  for (const [name, value] of Object.entries(input)) {
    url.searchParams.set(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  return { url, init: { method: "GET", headers: {} } };
}
