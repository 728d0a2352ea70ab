import {
  type Actor,
  newPerson,
  type OrganizationRole,
  type Person,
  type Reason,
  statusOf,
  toActor,
  toWorker,
} from "@rollcall/core/model";
import type { MatrixActor } from "./actors.ts";

/** The time of the sample world; its shifts are in the future. */
export const sampleNow = Date.UTC(2026, 0, 5, 9);

const day = 86_400_000;

/** The people of the sample world: the actors and others, with their schedule and role. */
const world: readonly (readonly [id: string, organizationId: string, OrganizationRole | null])[] = [
  ["organization-admin", "here", "admin"],
  ["scheduler", "here", "scheduler"],
  ["schedule-admin", "here", "member"],
  ["member", "here", "member"],
  ["viewer", "here", "member"],
  ["paused-member", "here", "member"],
  ["outsider", "here", "member"],
  ["removed-member", "here", "member"],
  ["admin-elsewhere", "here", "member"],
  ["foreign-admin", "there", "admin"],
  ["external-viewer", "here", null],
  ["paused", "here", null],
  ["invited", "here", null],
  ["holding", "here", null],
  ["deactivated", "here", "member"],
  ["another-admin", "here", "member"],
  ["another-member", "here", "member"],
  ["another-viewer", "here", "member"],
  ["another-external", "here", null],
  ["locked", "here", null],
  ["second-admin-elsewhere", "here", "member"],
  ["bystander", "here", "member"],
  ["colleague", "here", "member"],
  ["foreigner", "there", "member"],
];

const paused = { pausedFrom: sampleNow - day };
const active = { stage: "active" } as const;

/** People whose account or portal differs from the default. */
const standings: Readonly<Record<string, Partial<Person>>> = {
  "external-viewer": active,
  locked: active,
  paused: { ...active, ...paused },
  invited: { stage: "invited", issue: "issue", temporaryUntil: sampleNow + day },
  "paused-member": paused,
  deactivated: { state: "deactivated" },
};

/** All people of the sample world. */
export const samplePeople: readonly Person[] = world.map(toPerson);

function toPerson([id, organizationId, organizationRole]: (typeof world)[number]): Person {
  const affiliation = organizationRole === null ? "external" : "internal";
  const actor: Actor = { organizationId, personId: id, affiliation: "internal", organizationRole };
  const email = { address: `${id}@example.org`, key: `${id}@example.org` };
  const person: Person = {
    ...newPerson({ email, name: id, affiliation }, { actor, now: sampleNow, newId: () => id }),
    hostUserId: organizationRole === null ? null : id,
    known: organizationRole !== null,
    organizationRole,
    ...standings[id],
  };
  return { ...person, ...statusOf(person, sampleNow) };
}

/** A person of the sample world. */
export function samplePerson(id: string): Person {
  const found = samplePeople.find((one) => one.id === id);
  if (found === undefined) throw new TypeError(`the sample world has no \`${id}\``);
  return found;
}

/** The caller, or why there is none: decided before any operation runs. */
export type SampleCaller = { readonly actor: Actor } | { readonly reason: Reason };

/** The caller of each column. */
export function sampleCaller(column: MatrixActor): SampleCaller {
  if (column === "anonymous") return { reason: { code: "request.unauthenticated" } };
  const person = samplePerson(column);
  if (person.state !== "active") return { reason: { code: "person.deactivated" } };
  if (person.affiliation === "internal") return { actor: toActor(person, sampleNow) };
  if (person.stage === "created") return { reason: { code: "request.unauthenticated" } };
  return { actor: toWorker(person, sampleNow) };
}
