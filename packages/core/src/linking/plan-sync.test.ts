import assert from "node:assert/strict";
import test from "node:test";
import { adminOf, applyPlan, memberOf, planFor, stateOf, upstreamOf } from "./plan-sync.fixture.ts";

const ten = Array.from({ length: 10 }, (_, index) => `p${index}`);
const all = (ids: readonly string[]) => ids.map((id) => upstreamOf(id));

test("plans nothing for an unchanged response [B19]", () => {
  const state = stateOf([adminOf("ada"), ...ten.map((id) => memberOf(id))]);
  assert.deepEqual(planFor(all(ten), state), {
    additions: [],
    updates: [],
    removals: [],
    kept: [],
    locks: [],
    conflicts: [],
    held: [],
  });
});

test("adds a new person as assignable, with an invitation if they have no account [B26, B30, B32]", () => {
  const state = stateOf([adminOf("ada"), memberOf("p0")]);
  const known = {
    ...state,
    people: new Map([...state.people, ["zoe", { personId: "zoe", state: "active" as const, hasAccount: true }]]),
    addresses: new Map([...state.addresses, ["zoe@dock.example", "zoe"]]),
  };
  const { additions } = planFor(
    [upstreamOf("p0"), upstreamOf("new"), upstreamOf("z", { address: "Zoe@dock.example" })],
    known,
  );
  assert.deepEqual(
    additions.map(({ externalId, personId, assignable, invitation, reason }) => [
      externalId,
      personId,
      assignable,
      invitation,
      reason,
    ]),
    [
      ["new", null, true, undefined, "arrived"],
      ["z", "zoe", true, "not-needed", "known-address"],
    ],
  );
});

test("keeps the assignability and role of a member who was local before, and marks them as both [B27, Q2, Q4]", () => {
  for (const assignable of [false, true]) {
    const state = stateOf([adminOf("ada", { assignable }), memberOf("p0")]);
    const plan = planFor([upstreamOf("p0"), upstreamOf("U1", { address: "ada@dock.example" })], state);
    assert.deepEqual(plan.updates, [
      { externalId: "U1", personId: "ada", provenance: "both", reason: "known-address" },
    ]);
    const after = applyPlan(state, plan, [upstreamOf("p0"), upstreamOf("U1", { address: "ada@dock.example" })]);
    const ada = after.members.find(({ personId }) => personId === "ada");
    assert.deepEqual([ada?.assignable, ada?.role], [assignable, "admin"]);
  }
});

test("doesn’t match an unverified address to an admin: a separate member arrives, marked as a possible match [Q17, P62]", () => {
  const state = stateOf([adminOf("ada"), memberOf("p0")]);
  const attacker = upstreamOf("X", { address: "ada@dock.example", verified: false });
  const plan = planFor([upstreamOf("p0"), attacker], state);
  assert.deepEqual(plan.updates, []);
  assert.deepEqual(
    plan.additions.map(({ personId, possibleMatchId, reason }) => [personId, possibleMatchId, reason]),
    [[null, "ada", "possible-match"]],
  );
  assert.equal(planFor([upstreamOf("p0"), attacker], state, { trustsAddresses: true }).additions.length, 0);
});

test("matches a person whose upstream account was recreated, by their verified address [Q17, P61]", () => {
  const state = stateOf([adminOf("ada"), memberOf("p0"), memberOf("p1", { role: "admin" })]);
  const again = [upstreamOf("p0"), upstreamOf("p1-again", { address: "p1@dock.example" })];
  const plan = planFor(again, state);
  assert.deepEqual([plan.additions, plan.removals], [[], []]);
  assert.deepEqual(
    plan.updates.map(({ externalId, personId }) => [externalId, personId]),
    [["p1-again", "p1"]],
  );
  // As long as the former account is listed, it isn't certain which of them the person is.
  assert.equal(planFor([...again, upstreamOf("p1")], state).additions[0]?.possibleMatchId, "p1");
});

test("finds a manually removed member by the upstream id, without a verified address [Q17]", () => {
  const state = stateOf([adminOf("ada"), memberOf("p0"), memberOf("p1")]);
  const without = { ...state, members: state.members.filter(({ personId }) => personId !== "p1") };
  const plan = planFor([upstreamOf("p0"), upstreamOf("p1", { verified: false })], without);
  assert.deepEqual(
    plan.additions.map(({ personId, possibleMatchId }) => [personId, possibleMatchId]),
    [["p1", null]],
  );
});

test("adds two upstream people with the same address separately, and reports one as a conflict [Q17]", () => {
  const state = stateOf([adminOf("ada"), memberOf("p0")]);
  const twins = [
    upstreamOf("p0"),
    upstreamOf("a", { address: "x@dock.example" }),
    upstreamOf("b", { address: "X@dock.example" }),
  ];
  const plan = planFor(twins, state);
  assert.equal(plan.additions.length, 2);
  assert.deepEqual(plan.conflicts, [{ externalId: "b", personId: null, code: "address-shared" }]);
  const doubleHit = planFor([upstreamOf("p0"), upstreamOf("c", { address: "p0@dock.example" })], state);
  assert.deepEqual(
    doubleHit.additions.map(({ possibleMatchId }) => possibleMatchId),
    ["p0"],
  );
});

test("follows a changed address by the external id, and keeps the old one if another person has the new one [P61]", () => {
  const state = stateOf([adminOf("ada"), memberOf("p0", { role: "viewer", assignable: false }), memberOf("p1")]);
  const moved = planFor([upstreamOf("p0", { address: "new@dock.example" }), upstreamOf("p1")], state);
  assert.deepEqual(moved.updates, [
    { externalId: "p0", personId: "p0", address: "new@dock.example", reason: "details-changed" },
  ]);
  assert.deepEqual([moved.additions, moved.removals], [[], []]);
  const taken = planFor([upstreamOf("p0", { address: "ada@dock.example" }), upstreamOf("p1")], state);
  assert.deepEqual(taken.updates, []);
  assert.deepEqual(taken.conflicts, [{ externalId: "p0", personId: "p0", code: "address-taken" }]);
});

test("removes people who left upstream, even if first added locally, and leaves local members alone [B35, B36, P64]", () => {
  const state = stateOf([
    adminOf("ada"),
    memberOf("guest", { provenance: "local", role: "viewer", assignable: false }),
    memberOf("old", { provenance: "both" }),
    ...ten.map((id) => memberOf(id)),
  ]);
  const plan = planFor(all(ten), state);
  assert.deepEqual(plan.removals, [{ personId: "old", reason: "gone-upstream" }]);
  assert.deepEqual(plan.held, []);
});

test("holds an empty response, and one without the last assignable person [P57, P59, Q6]", () => {
  const state = stateOf([adminOf("ada"), ...ten.map((id) => memberOf(id))]);
  assert.deepEqual(planFor([], state).held, ["too-many", "everybody", "last-assignable"]);
  const one = stateOf([
    adminOf("ada"),
    memberOf("p0"),
    memberOf("p1", { assignable: false }),
    memberOf("p2", { assignable: false }),
  ]);
  assert.deepEqual(planFor(all(["p1", "p2"]), one).held, ["last-assignable"]);
});

test("holds more than two people and 20 percent within 24 hours, and still adds and updates [P59, Q20]", () => {
  const state = stateOf([adminOf("ada"), ...ten.map((id) => memberOf(id))]);
  assert.deepEqual(planFor(all(ten.slice(2)), state).held, []);
  const plan = planFor([...all(ten.slice(3)), upstreamOf("new")], state);
  assert.deepEqual([plan.held, plan.removals.length, plan.additions.length], [["too-many"], 3, 1]);
  // A slow drain counts, too: eight members are left of ten.
  const drained = stateOf([adminOf("ada"), ...ten.slice(2).map((id) => memberOf(id))]);
  assert.deepEqual(planFor(all(ten.slice(3)), drained, { removedLately: 2 }).held, ["too-many"]);
  assert.deepEqual(planFor(all(ten.slice(3)), drained, { removedLately: 2, removalShare: 0.3 }).held, []);
});

test("keeps the last admin and the owner as admins when they leave upstream [Q5, P63]", () => {
  const others = ten.map((id) => memberOf(id));
  const one = stateOf([adminOf("ada", { provenance: "both", assignable: true }), ...others]);
  const plan = planFor(all(ten), one);
  assert.deepEqual([plan.kept, plan.removals], [[{ personId: "ada", reason: "last-admin" }], []]);
  const two = stateOf([
    adminOf("ada", { provenance: "linked", addedAt: 2 }),
    adminOf("ben", { provenance: "linked", addedAt: 1 }),
    ...others,
  ]);
  assert.deepEqual(
    [planFor(all(ten), two).kept, planFor(all(ten), two).removals],
    [[{ personId: "ben", reason: "last-admin" }], [{ personId: "ada", reason: "gone-upstream" }]],
  );
  const owned = planFor(all(ten), { ...two, ownerId: "ada" });
  assert.deepEqual([owned.kept, owned.removals.length], [[{ personId: "ada", reason: "owner" }], 1]);
  const enough = stateOf([adminOf("ada", { provenance: "linked" }), adminOf("eve"), ...others]);
  assert.deepEqual(planFor(all(ten), enough).kept, []);
});

test("makes a kept admin who is back upstream assignable again [Q5]", () => {
  const kept = adminOf("ada", { keptAsLastAdmin: true });
  const state = stateOf([kept, memberOf("p0")]);
  const plan = planFor([upstreamOf("p0"), upstreamOf("U1", { address: "ada@dock.example" })], state);
  assert.deepEqual(plan.updates, [
    { externalId: "U1", personId: "ada", provenance: "both", isBack: true, reason: "known-address" },
  ]);
});

test("makes people who aren’t upstream unassignable only when a schedule is first linked [Q3, Q4]", () => {
  const state = stateOf([adminOf("ada", { assignable: true }), memberOf("loc", { provenance: "local" })]);
  const snapshot = [upstreamOf("U1", { address: "ada@dock.example" }), upstreamOf("new")];
  assert.deepEqual(planFor(snapshot, state, { isFirstRun: true }).locks, [{ personId: "loc", reason: "not-upstream" }]);
  assert.deepEqual(planFor(snapshot, state).locks, []);
  assert.deepEqual(planFor([], state, { isFirstRun: true }).held, ["last-assignable"]);
});

test("restores the role, assignability and invitation outcome of a person who returns [Q19]", () => {
  const state = stateOf([
    adminOf("ada"),
    ...ten.map((id) => memberOf(id)),
    memberOf("old", { role: "viewer", assignable: false }),
  ]);
  const left = applyPlan(state, planFor(all(ten), state), all(ten));
  const [back] = planFor(all([...ten, "old"]), left).additions;
  assert.deepEqual(
    [back?.personId, back?.role, back?.assignable, back?.invitation, back?.reason],
    ["old", "viewer", false, "accepted", "returned"],
  );
  const [renewed] = planFor([...all(ten), upstreamOf("U9", { address: "old@dock.example" })], left).additions;
  assert.deepEqual([renewed?.personId, renewed?.role, renewed?.assignable], ["old", "viewer", false]);
});

test("stores both upstream ids of a person who returns under a new id and under the old one [Q17, Q19]", () => {
  const state = stateOf([adminOf("ada"), ...ten.map((id) => memberOf(id)), memberOf("old")]);
  const left = applyPlan(state, planFor(all(ten), state), all(ten));
  const twice = [...all(ten), upstreamOf("U1", { address: "old@dock.example" }), upstreamOf("old", { name: "Other" })];
  const plan = planFor(twice, left);
  assert.deepEqual(
    plan.additions.map(({ externalId, personId }) => [externalId, personId]),
    [["U1", "old"]],
  );
  assert.deepEqual(plan.updates, [{ externalId: "old", personId: "old", reason: "back-upstream" }]);
  const { additions, updates } = planFor(twice, applyPlan(left, plan, twice));
  assert.deepEqual([additions, updates], [[], []]);
});

test("shows people without a usable address, listed twice or deactivated as conflicts, and adds the others [Q17]", () => {
  const state = stateOf([adminOf("ada"), memberOf("p0")]);
  const gone = { personId: "off", state: "deactivated" as const, hasAccount: true };
  const known = {
    ...state,
    people: new Map([...state.people, ["off", gone]]),
    addresses: new Map([...state.addresses, ["off@dock.example", "off"]]),
  };
  const plan = planFor(
    [
      upstreamOf("p0"),
      upstreamOf("p0"),
      upstreamOf("none", { address: null }),
      upstreamOf("bad", { address: "not an address" }),
      upstreamOf("off"),
      upstreamOf("fine"),
    ],
    known,
  );
  assert.deepEqual(
    plan.conflicts.map(({ externalId, code }) => [externalId, code]),
    [
      ["p0", "listed-twice"],
      ["none", "address-missing"],
      ["bad", "address-invalid"],
      ["off", "person-deactivated"],
    ],
  );
  assert.deepEqual(
    plan.additions.map(({ externalId, email }) => [externalId, email?.key ?? null]),
    [
      ["none", null],
      ["bad", null],
      ["fine", "fine@dock.example"],
    ],
  );
});

test("keeps showing people without a usable address until they have one [Q17]", () => {
  const snapshot = [upstreamOf("none", { address: null }), upstreamOf("bad", { address: "not an address" })];
  const state = stateOf([adminOf("ada")]);
  const arrived = applyPlan(state, planFor(snapshot, state), snapshot);
  const codes = (people: typeof snapshot) => planFor(people, arrived).conflicts.map(({ code }) => code);
  assert.deepEqual(codes(snapshot), ["address-missing", "address-invalid"]);
  assert.deepEqual(codes([upstreamOf("none"), upstreamOf("bad")]), []);
});

test("keeps showing people with another upstream person's address until the two differ [Q17]", () => {
  const twins = [upstreamOf("a", { address: "x@dock.example" }), upstreamOf("b", { address: "X@dock.example" })];
  const state = stateOf([adminOf("ada")]);
  const arrived = applyPlan(state, planFor(twins, state), twins);
  assert.deepEqual(planFor(twins, arrived).conflicts, [{ externalId: "b", personId: "new-b", code: "address-shared" }]);
  const moved = [upstreamOf("a", { address: "a@dock.example" }), upstreamOf("b", { address: "X@dock.example" })];
  assert.deepEqual(planFor(moved, arrived).conflicts, []);
  const members = arrived.members.map((one) => ({ ...one, email: `${one.personId}@dock.example` }));
  assert.deepEqual(planFor(twins, { ...arrived, members }).conflicts, []);
});
