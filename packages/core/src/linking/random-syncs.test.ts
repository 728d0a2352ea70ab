import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { adminOf, adminsIn, applyPlan, memberOf, type ModelState, planFor, stateOf } from "./plan-sync.fixture.ts";
import type { SnapshotPerson, SyncMember } from "./sync-plan.ts";

const names = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;

/** Few ids and addresses, so that collisions are frequent. */
const person: fc.Arbitrary<SnapshotPerson> = fc.record({
  externalId: fc.constantFrom(...names, "x1", "x2", "x3"),
  name: fc.constantFrom("Kim", "Lou", ""),
  address: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...names.map((name) => `${name}@dock.example`)) },
    { weight: 1, arbitrary: fc.constantFrom(null, "nonsense", "A@DOCK.example") },
  ),
  verified: fc.boolean(),
});

/** A step: a complete response, or an edit by a person between two runs. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ people: fc.array(person, { maxLength: 12 }), isConfirmed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ toggled: fc.constantFrom(...names) }) },
  { weight: 1, arbitrary: fc.record({ joins: fc.constantFrom(...names) }) },
);

const start: fc.Arbitrary<ModelState> = fc
  .record({ admins: fc.subarray(["a", "b", "c"], { minLength: 1 }), synced: fc.subarray([...names.slice(2)]) })
  .map(({ admins, synced }) => {
    const people = synced.filter((id) => !admins.includes(id)).map((id) => memberOf(id));
    return stateOf([...admins.map((id) => adminOf(id, { provenance: id === "a" ? "local" : "both" })), ...people]);
  });

test("random runs never leave a schedule without an admin, change a role or assignability, or plan the same twice [X5, P57, P64]", () => {
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 8 }), (initial, steps) => {
      let state = initial;
      for (const each of steps) {
        if ("toggled" in each) state = edit(state, each.toggled, ({ assignable }) => ({ assignable: !assignable }));
        else if ("joins" in each) state = join(state, each.joins);
        else state = run(state, each.people, each.isConfirmed);
      }
    }),
    { numRuns: 400 },
  );
});

/** A person changes the choice of a synced member. */
function edit(state: ModelState, personId: string, change: (member: SyncMember) => Partial<SyncMember>): ModelState {
  const members = state.members.map((member) =>
    member.personId === personId && member.provenance !== "local" ? { ...member, ...change(member) } : member,
  );
  return { ...state, members };
}

/** A person adds a local member. */
function join(state: ModelState, personId: string): ModelState {
  if (state.members.some((member) => member.personId === personId)) return state;
  const members = [...state.members, memberOf(personId, { provenance: "local", assignable: false })];
  return {
    ...state,
    members,
    people: new Map([...state.people, [personId, { personId, state: "active", hasAccount: true }]]),
  };
}

/** Plans and applies a response, and checks what must hold for every run. */
function run(before: ModelState, people: readonly SnapshotPerson[], isConfirmed: boolean): ModelState {
  const plan = planFor(people, before);
  const after = applyPlan(before, plan, people, isConfirmed);
  const now = new Map(after.members.map((member) => [member.personId, member]));
  assert.ok(adminsIn(before) === 0 || adminsIn(after) > 0, "an admin stays");
  const special = new Set([
    ...plan.kept.map(({ personId }) => personId),
    ...plan.updates.flatMap(({ isBack, personId }) => (isBack ? [personId] : [])),
  ]);
  const listed = new Set(people.map(({ externalId }) => externalId));
  for (const member of before.members) {
    const { personId } = member;
    const same = now.get(personId);
    if (same === undefined) {
      assert.notEqual(member.provenance, "local", "local members stay");
      const ids = before.upstream.filter((one) => one.personId === personId).map(({ externalId }) => externalId);
      assert.ok(!ids.some((id) => listed.has(id)), "a person who is listed stays");
      assert.ok(plan.held.length === 0 || isConfirmed, "held removals wait");
      continue;
    }
    assert.equal(same.role, member.role);
    if (!special.has(personId)) assert.equal(same.assignable, member.assignable);
  }
  assert.equal(new Set(after.upstream.map(({ externalId }) => externalId)).size, after.upstream.length);
  if (plan.held.length === 0 || isConfirmed) {
    const { additions, updates, removals, kept, held } = planFor(people, after);
    assert.deepEqual(
      { additions, updates, removals, kept, held },
      { additions: [], updates: [], removals: [], kept: [], held: [] },
    );
  }
  return after;
}
