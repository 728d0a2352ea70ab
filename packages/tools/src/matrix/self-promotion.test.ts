import assert from "node:assert/strict";
import test from "node:test";
import type { Column } from "./matrix-lines.ts";
import { type Answer, openMatrixWorld } from "./matrix-world.fixture.ts";

/** Callers who aren't admins of the schedule. */
const callers: readonly Column[] = [
  "scheduler",
  "member",
  "viewer",
  "paused-member",
  "outsider",
  "removed-member",
  "admin-elsewhere",
  "foreign-admin",
  "external-viewer",
  "paused",
  "invited",
  "deactivated",
];

test("lets no caller make themselves an admin over HTTP: by id, by address, in bulk or with extra fields [P20, P26]", async () => {
  const { ids, ask, dump } = await openMatrixWorld();
  const scheduleId = ids["schedule"];
  const before = await dump();
  for (const who of callers) {
    const personId = ids[who];
    const admin = { role: "admin" };
    const attempts: readonly (readonly [operation: string, input: object])[] = [
      ["members.setRole", { scheduleId, personId, ...admin }],
      ["members.setRole", { scheduleId, address: `${who}@example.org`, ...admin }],
      ["members.add", { scheduleId, people: [{ personId, ...admin }] }],
      ["members.add", { scheduleId, people: [{ address: `${who}@example.org`, ...admin }] }],
      ["members.add", { scheduleId, people: [{ address: `${who}+2@example.org`, ...admin, personId }] }],
      ["members.edit", { scheduleId, edits: [{ personId, ...admin }] }],
      ["members.edit", { scheduleId, edits: [{ personId, member: admin }] }],
      ["members.setAssignable", { scheduleId, personId, assignable: true, ...admin }],
      ["members.setInvited", { scheduleId, personId, invited: true, member: admin }],
      ["schedules.update", { scheduleId, name: "Mine", ownerId: personId }],
      ["schedules.transfer", { scheduleId, ownerId: personId }],
      ["organizations.update", { organizationRole: "admin" }],
    ];
    for (const [operation, input] of attempts) {
      const refused = codeOfOne(await ask(who, "run", operation, input));
      const sentence = `${operation} by ${who}: ${JSON.stringify(input)}`;
      assert.match(
        refused,
        /^(request\.(forbidden|not-found|invalid)|member\.(role-above-yours|already-there)|portal\.paused|password\.change-required|person\.deactivated)$/,
        sentence,
      );
      assert.equal(await dump(), before, sentence);
    }
  }
});

/** The code of the request, or of its first result. */
function codeOfOne({ code, body }: Answer): string {
  const [first] = (body["results"] ?? []) as readonly { readonly reason?: { readonly code: string } }[];
  return first?.reason?.code ?? code;
}
