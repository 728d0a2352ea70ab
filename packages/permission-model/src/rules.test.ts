import assert from "node:assert/strict";
import test from "node:test";
import type { Affiliation } from "../../core/src/identity/actor.ts";
import { decide } from "../../core/src/kernel/operations/rule.ts";
import { sampleSchedule, me, rowOf } from "../../core/src/members/rules/rule-table.fixture.ts";
import type { Role } from "../../core/src/schedules/roles.ts";
import { newPerson } from "../../core/src/people/new-person.ts";
import { internalPeopleSeeTheMatrix, simulationRules } from "./rules.ts";
import type { SimulationContext } from "./simulation-context.ts";

interface Given {
  /** What the caller is on the schedule. */
  readonly mine?: Role;
  /** Whether the caller is an organization admin. */
  readonly isBoss?: boolean;
  /** The affiliation of the simulated person. */
  readonly affiliation?: Affiliation;
  readonly as?: SimulationContext["as"];
}

function contextOf({ mine, isBoss = false, affiliation = "internal", as = {} }: Given): SimulationContext {
  const actor = { ...me, organizationRole: isBoss ? "admin" : "member" } as const;
  const email = { address: "vic@example.org", key: "vic@example.org" };
  return {
    actor,
    schedule: sampleSchedule,
    now: 0,
    mine,
    myRole: isBoss ? "admin" : mine,
    organization: { id: "acme", name: "Acme", manageSchedules: false, allowedDomains: [], number: 1, createdAt: 0 },
    person: newPerson({ email, name: "Vic", affiliation }, { actor, now: 0, newId: () => "vic" }),
    row: undefined,
    as,
  };
}

const external: Given = { mine: "admin", affiliation: "external" };

const cases: readonly (readonly [sentence: string, given: Given, expected: string | undefined, rows: string])[] = [
  ["an admin of the schedule", { mine: "admin" }, undefined, "X21"],
  ["an admin of the organization who is not on it", { isBoss: true }, undefined, "X21, Q49"],
  ["a member", { mine: "member" }, "request.forbidden", "X21"],
  ["a viewer", { mine: "viewer" }, "request.forbidden", "X21, B66"],
  ["a person who is not on it", {}, "request.not-found", "X21, P21"],
  ["an admin, of an external person, as they are", external, undefined, "X21"],
  ["an admin, of an external person as a viewer", { ...external, as: { role: "viewer" } }, undefined, "X21, Q50"],
  ["an admin, of an external person off the schedule", { ...external, as: { role: null } }, undefined, "X21"],
  [
    "an admin, of an external person as a member",
    { ...external, as: { role: "member" } },
    "member.external-role",
    "X21, Q50",
  ],
  [
    "an admin, of an external person as an admin",
    { ...external, as: { role: "admin" } },
    "member.external-role",
    "X21, Q50",
  ],
  [
    "an admin, of an external person with a role in the organization",
    { ...external, as: { organizationRole: "member" } },
    "member.external-role",
    "X21, Q49",
  ],
];

for (const [sentence, given, expected, rows] of cases) {
  test(`decides on a simulation for ${sentence}: ${expected ?? "permitted"} [${rows}]`, () => {
    const { allowed, reasons } = decide(simulationRules, contextOf(given), rowOf({}));
    assert.deepEqual([allowed, reasons[0]?.code], [expected === undefined, expected]);
  });
}

test("shows the matrix to internal people only [X21, A65]", () => {
  const { evaluate } = internalPeopleSeeTheMatrix;
  assert.equal(evaluate({ actor: me }), true);
  const verdict = evaluate({ actor: { ...me, affiliation: "external", organizationRole: null } });
  assert.deepEqual(verdict, { code: "request.forbidden", remedy: "ask-an-organization-admin" });
});
