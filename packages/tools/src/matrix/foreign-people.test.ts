import assert from "node:assert/strict";
import test from "node:test";
import { kindOf } from "@rollcall/core/contract";
import { openMatrixWorld } from "./matrix-world.fixture.ts";

/** Operations on a person by id, with the rest of their input. */
const asked: readonly (readonly [operation: string, more: object])[] = [
  ["people.get", {}],
  ["people.deactivate", {}],
  ["people.reactivate", {}],
  ["people.erase", {}],
  ["people.export", {}],
  ["people.listAssignments", {}],
  ["people.listHistory", {}],
  ["access.activate", {}],
  ["access.resend", { issue: null }],
  ["access.setPortal", { portal: "off", reason: "Because." }],
  ["access.get", {}],
  ["profiles.get", {}],
  ["profiles.update", { set: { mobile: "+41 44 668 18 01" } }],
  ["profiles.listChanges", {}],
  ["profiles.restore", { field: "mobile", number: 1 }],
];

test("treats people the caller can't manage, or in another organization, as unknown in every mode [P21, A63, A65]", async () => {
  const { ids, request, dump } = await openMatrixWorld();
  const before = await dump();
  const missing = [404, '{"error":{"code":"request.not-found"}}'];
  const attempts: readonly (readonly [who: string, whom: readonly string[]])[] = [
    ["foreign-admin", ["organization-admin", "member", "external-viewer", "paused", "another-external", "deactivated"]],
    ["scheduler", ["foreign-admin", "foreigner"]],
    ["organization-admin", ["foreign-admin", "foreigner"]],
    ["member", ["another-member", "external-viewer", "paused", "another-external", "foreigner"]],
    ["schedule-admin", ["member", "external-viewer", "another-external"]],
    ["external-viewer", ["member", "another-external", "paused", "foreigner"]],
  ];
  for (const [who, whom] of attempts) {
    for (const [operation, more] of asked) {
      for (const personId of [...whom.map((name) => ids[name] ?? assert.fail(name)), "unknown-id"]) {
        const input = { personId, ...more };
        // A person in the URL must not apply to the ids in the body.
        for (const path of [
          `/${operation}`,
          `/${operation}/check`,
          `/${operation}/dry-run`,
          `/${operation}?personId=`,
        ]) {
          const isRead = kindOf(operation) === "query" && !path.includes("/", 1);
          if (isRead && path.endsWith("=")) continue;
          const query = isRead ? `?${toQuery(input)}` : path.endsWith("=") ? String(ids[who]) : "";
          const response = await request(who, `${path}${query}`, {
            ...(!isRead && { method: "POST", body: JSON.stringify(input) }),
          });
          assert.deepEqual([response.status, await response.text()], missing, `${path} of ${personId} by ${who}`);
        }
      }
    }
  }
  assert.equal(await dump(), before);
});

const toQuery = (input: object): string =>
  new URLSearchParams(
    Object.entries(input).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  ).toString();
