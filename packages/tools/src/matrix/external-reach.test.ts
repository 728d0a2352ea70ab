import assert from "node:assert/strict";
import test from "node:test";
import { externalPeople } from "./matrix-cast.fixture.ts";
import { matrixInputs } from "./matrix-inputs.fixture.ts";
import { type Column, type MatrixLine, matrixLines } from "./matrix-lines.ts";
import { servedOperations } from "./matrix-server.fixture.ts";
import { openMatrixWorld } from "./matrix-world.fixture.ts";

/** Needs no account, whoever asks: links from a mailbox, and the way in and out. */
const anybodys = ["access.forgot", "access.signOut"];

/** Their portal (A44–A60). */
const portal = [
  "portal.dismissNotices",
  "portal.export",
  "portal.get",
  "portal.getProfile",
  "portal.listChanges",
  "portal.listShifts",
  "portal.restoreField",
  "portal.updateProfile",
];

/** What is about themselves alone: who they are, and their own calendar (A50, A63). */
const own = [
  "calendars.connect",
  "calendars.disconnect",
  "calendars.get",
  "calendars.refresh",
  "people.get",
  "people.getMe",
];

/** They go from a schedule by themselves; the bin on one's own row means leave (Q10). */
const leaving = ["members.leave", "members.remove"];

/** On what, where an operation says yes to some of what it is asked about. */
const targets: Readonly<Record<string, readonly string[]>> = {
  "people.get": ["own-person"],
  "members.leave": ["schedule"],
  "members.remove": ["own-row"],
};

const openTo = (column: Column): readonly MatrixLine[] => matrixLines.filter(({ cells }) => cells[column] === "yes");
const namesOf = (lines: readonly MatrixLine[]): readonly string[] =>
  [...new Set(lines.map(({ operation }) => operation))].toSorted();

test("an external person reaches the portal, what anybody may and what is about themselves, by name, and no other operation [A7, A8, A65]", () => {
  const lines = openTo("external-viewer");
  assert.deepEqual(namesOf(lines), [...anybodys, ...portal, ...own, ...leaving].toSorted());
  for (const { operation, target } of lines) {
    const meant = targets[operation] ?? ["own-person", "unknown-account"];
    assert(meant.includes(target), `${operation} on ${target}`);
  }
  const flagged = servedOperations.filter((one) => one.portal && !one.internal).map(({ name }) => name);
  assert.deepEqual(flagged.toSorted(), [...portal, "access.changePassword"].toSorted());
});

test("whoever is held reaches the holding page and what anybody may, by name, and no other operation [A27, A31, P22]", () => {
  for (const column of ["paused", "invited"] as const) {
    assert.deepEqual(namesOf(openTo(column)), [...anybodys, "portal.get"].toSorted(), column);
  }
  for (const column of ["holding", "deactivated", "anonymous"] as const) {
    assert.deepEqual(namesOf(openTo(column)), anybodys, column);
  }
});

test("a pause takes the portal from a member, and nothing else of the host's product [A31, Q34]", () => {
  for (const { operation, target, cells } of matrixLines) {
    const isPortal = portal.includes(operation) || operation === "access.changePassword";
    const isShut = isPortal && operation !== "portal.get";
    assert.equal(cells["paused-member"], isShut ? "portal.paused" : cells.member, `${operation} on ${target}`);
  }
});

test("a dry run tells whoever is held as little as the run does, on every line [P29, P45, P22]", async () => {
  const world = await openMatrixWorld();
  const { ids, request, everything } = world;
  const before = await everything();
  for (const { operation, target, cells } of matrixLines) {
    for (const column of ["paused", "invited", "holding", "deactivated"] as const) {
      const expected = cells[column];
      if (expected === "yes") continue;
      const input = matrixInputs[operation][target]?.(ids, ids[column] ?? "");
      const response = await request(column, `/${operation}/dry-run`, { method: "POST", body: JSON.stringify(input) });
      const { error } = (await response.json()) as { readonly error?: { readonly code: string } };
      assert.equal(error?.code, expected, `${operation} on ${target} by ${column}`);
    }
  }
  assert.equal(await everything(), before);
  world.close();
});

test("whoever is not activated cannot sign in, by no password and by no link [A18, P34]", async () => {
  const world = await openMatrixWorld();
  const { ids, request, everything } = world;
  const before = await everything();
  const { email } = externalPeople.holding;
  const post = async (operation: string, input: object) => {
    const response = await request("holding", `/${operation}`, { method: "POST", body: JSON.stringify(input) });
    return [await response.text(), response.headers.getSetCookie().length];
  };
  const failed = ['{"error":{"code":"sign-in.failed"}}', 0];
  for (const password of ["", " ", "null", "an umbrella of slate", ids["holding"], email]) {
    assert.deepEqual(await post("access.signIn", { organizationId: "here", email, password }), failed);
  }
  assert.deepEqual(await post("access.forgot", { organizationId: "here", email }), ["{}", 0]);
  assert.equal(await everything(), before);
  world.close();
});
