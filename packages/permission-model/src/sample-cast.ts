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

/** The instant of the sample world; its shifts lie ahead. */
export const sampleNow = Date.UTC(2026, 0, 5, 9);

const day = 86_400_000;

/** Who there is: whose column it is or who else is needed, where they are, what they are there. */
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
  ["somebody-else", "here", "member"],
  ["colleague", "here", "member"],
  ["foreigner", "there", "member"],
];

const paused = { pausedFrom: sampleNow - day };
const active = { stage: "active" } as const;

/** Where people stand with their account and their portal, who are not as they were made. */
const standings: Readonly<Record<string, Partial<Person>>> = {
  "external-viewer": active,
  paused: { ...active, ...paused },
  invited: { stage: "invited", issue: "issue", temporaryUntil: sampleNow + day },
  "paused-member": paused,
  deactivated: { state: "deactivated" },
};

/** Everybody of the sample world. */
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

/** Somebody of the sample world. */
export function samplePerson(id: string): Person {
  const found = samplePeople.find((one) => one.id === id);
  if (found === undefined) throw new TypeError(`the sample world has no \`${id}\``);
  return found;
}

/** Who calls, or why nobody does: what is recognised before any operation is asked. */
export type SampleCaller = { readonly actor: Actor } | { readonly reason: Reason };

/** Who calls, for each column. */
export function sampleCaller(column: MatrixActor): SampleCaller {
  if (column === "anonymous") return { reason: { code: "request.unauthenticated" } };
  const person = samplePerson(column);
  if (person.state !== "active") return { reason: { code: "person.deactivated" } };
  if (person.affiliation === "internal") return { actor: toActor(person, sampleNow) };
  if (person.stage === "created") return { reason: { code: "request.unauthenticated" } };
  return { actor: toWorker(person, sampleNow) };
}
