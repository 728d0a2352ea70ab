import assert from "node:assert/strict";
import type { LinkModel } from "./link-model.ts";
import { adminsOf, assignablesOf, type LinkedRow } from "./linked-state.ts";
import type { LinkStep } from "./link-step.ts";
import type { LinkWorld, StoredMember } from "./link-world.ts";

/** Compares the members, their totals, the upstream people and the status of the link with the model. */
export async function compareLinks(world: LinkWorld, model: LinkModel, step: LinkStep): Promise<void> {
  await world.meetNew();
  const { schedule, link, members, upstream } = await world.read();
  const { state } = model;
  const idOf = (person: number | null): string | null =>
    person === null ? null : (world.ids.get(person) ?? "unknown");
  const byId = <T extends { readonly id: string | null }>(rows: readonly T[]): readonly T[] =>
    rows.toSorted((one, other) => ((one.id ?? "") < (other.id ?? "") ? -1 : 1));
  const { waiting = null, problem = null } = state.link ?? {};
  const rows = [...state.rows.values()];
  const isAfterRun = step.verb === "run" && link !== undefined && problem === null;
  assert.deepEqual(
    {
      members: byId(members.map(shownMember)),
      totals: { members: schedule?.members, admins: schedule?.admins, assignables: schedule?.assignables },
      ...{ linked: schedule?.linked, owner: schedule?.ownerId },
      upstream: byId(upstream.map((one) => ({ id: one.externalId, person: one.personId, match: one.possibleMatchId }))),
      ...{ problem: link?.problem ?? null, isHeld: (link?.heldDigest ?? null) !== null },
      ...{ departures: link?.heldCount ?? 0, reasons: [...(link?.heldReasons ?? [])].sort() },
      ...(isAfterRun && { synced: link.synced }),
    },
    {
      members: byId([...state.rows].map(([person, row]) => ({ id: idOf(person), ...expectedMember(row) }))),
      totals: { members: rows.length, admins: adminsOf(state).length, assignables: assignablesOf(state) },
      ...{ linked: state.link !== null, owner: idOf(state.owner) },
      upstream: byId(
        [...(state.link?.followed ?? [])].map(([id, one]) => ({
          id,
          person: idOf(one.person),
          match: idOf(one.match),
        })),
      ),
      ...{ problem, isHeld: waiting !== null },
      ...{ departures: waiting?.leaving.length ?? 0, reasons: [...(waiting?.reasons ?? [])].sort() },
      ...(isAfterRun && { synced: rows.filter(({ isLinked }) => isLinked).length }),
    },
  );
  assert.ok(adminsOf(state).length > 0, "an admin stays");
}

const shownMember = (row: StoredMember) => ({
  id: row.personId,
  ...{ role: row.role, assignable: row.assignable, provenance: row.provenance, isKept: row.keptAsLastAdmin },
  ...{ beforeLink: row.assignableBeforeLink, beforePause: row.assignableBefore, invitation: row.invitation },
});

const expectedMember = ({ role, assignable, isLocal, isLinked, isKept, ...row }: LinkedRow) => ({
  ...{ role, assignable, provenance: !isLinked ? "local" : isLocal ? "both" : "linked", isKept },
  ...{ beforeLink: row.beforeLink, beforePause: row.beforePause, invitation: row.invitation },
});
