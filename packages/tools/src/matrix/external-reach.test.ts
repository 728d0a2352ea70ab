import assert from "node:assert/strict";
import test from "node:test";
import { externalPeople } from "./matrix-users.fixture.ts";
import { type Column, type MatrixLine, matrixLines } from "./matrix-lines.ts";
import { servedOperations } from "./matrix-server.fixture.ts";
import { openMatrixWorld } from "./matrix-world.fixture.ts";

/** Operations that need no account: links from emails, sign-in and sign-out. */
const anonymousOperations = ["access.forgot", "access.signOut"];

/** The worker portal (A44–A60). */
const portal = [
  "notifications.addDevice",
  "notifications.getSettings",
  "notifications.list",
  "notifications.test",
  "notifications.updateSettings",
  "offers.listOwn",
  "portal.amendReport",
  "portal.blockDays",
  "portal.cancelTimeOff",
  "portal.listCertifications",
  "portal.createCalendarLink",
  "portal.dismissNotices",
  "portal.export",
  "portal.get",
  "portal.getAvailability",
  "portal.getHours",
  "portal.getProfile",
  "portal.getReport",
  "portal.listCalendarLinks",
  "portal.listChanges",
  "portal.listHandOverNotes",
  "portal.listReports",
  "portal.listReportVersions",
  "portal.listDocuments",
  "portal.listRatings",
  "portal.listShifts",
  "portal.listSkills",
  "portal.listTimeOff",
  "portal.rateSkill",
  "portal.removeDocument",
  "portal.requestTimeOff",
  "portal.restoreField",
  "portal.saveReportDraft",
  "portal.setWeeklyBlocks",
  "portal.submitProof",
  "portal.submitReport",
  "portal.unblockDays",
  "portal.updateProfile",
  "portal.withdrawProof",
  "swaps.listOwn",
];

/**
 * Operations on calendar links, offers and swaps, which only exist for one person. The matrix asks about ones that belong to no
 * one.
 */
const links = [
  "portal.updateCalendarLink",
  "portal.rotateCalendarLink",
  "portal.revokeCalendarLink",
  "notifications.removeDevice",
  "offers.accept",
  "offers.decline",
  "offers.undoDecline",
  "offers.handBack",
  "offers.joinWaitlist",
  "offers.leaveWaitlist",
  "swaps.propose",
  "swaps.accept",
  "swaps.agree",
  "swaps.decline",
  "swaps.withdraw",
];

/** Operations on the caller's own identity and calendar (A50, A63). */
const own = [
  "access.signOutEverywhere",
  "calendars.connect",
  "calendars.disconnect",
  "calendars.get",
  "calendars.refresh",
  "people.get",
  "people.getMe",
  "people.listAssignments",
];

/** Leaving a schedule. Removing one's own row means leaving (Q10). */
const leaving = ["members.leave", "members.remove"];

/** The allowed targets of operations that allow only some of their targets. */
const targets: Readonly<Record<string, readonly string[]>> = {
  "people.get": ["own-person"],
  "members.leave": ["schedule"],
  "members.remove": ["own-row"],
  ...Object.fromEntries(
    ["getReport", "listReportVersions", "saveReportDraft", "submitReport", "amendReport"].map((name) => [
      `portal.${name}`,
      ["schedule"],
    ]),
  ),
};

const openTo = (column: Column): readonly MatrixLine[] => matrixLines.filter(({ cells }) => cells[column] === "yes");
const namesOf = (lines: readonly MatrixLine[]): readonly string[] =>
  [...new Set(lines.map(({ operation }) => operation))].toSorted();

test("lets an external person call only the portal, anonymous operations and operations on themselves [A7, A8, A65]", () => {
  const lines = openTo("external-viewer");
  assert.deepEqual(namesOf(lines), [...anonymousOperations, ...portal, ...own, ...leaving].toSorted());
  for (const { operation, target } of lines) {
    const meant = targets[operation] ?? ["own-person", "unknown-account"];
    assert(meant.includes(target), `${operation} on ${target}`);
  }
  const flagged = servedOperations.filter((one) => one.portal && !one.internal).map(({ name }) => name);
  assert.deepEqual(flagged.toSorted(), [...portal, ...links, "access.changePassword"].toSorted());
});

test("lets a restricted person call only the pause page and anonymous operations [A27, A31, P22]", () => {
  for (const column of ["paused", "invited"] as const) {
    assert.deepEqual(namesOf(openTo(column)), [...anonymousOperations, "portal.get"].toSorted(), column);
  }
  for (const column of ["holding", "deactivated", "anonymous"] as const) {
    assert.deepEqual(namesOf(openTo(column)), anonymousOperations, column);
  }
});

test("closes only the portal to a paused member [A31, Q34]", () => {
  for (const { operation, target, cells } of matrixLines) {
    const isPortal = [...portal, ...links].includes(operation) || operation === "access.changePassword";
    const isClosed = isPortal && operation !== "portal.get";
    assert.equal(cells["paused-member"], isClosed ? "portal.paused" : cells.member, `${operation} on ${target}`);
  }
});

test("reveals no more to a restricted person in a dry run than in a real one, on every line [P29, P45, P22]", async () => {
  // Only a linked schedule has waiting removals.
  const world = await openMatrixWorld({ isLinked: true });
  const { inputOf, request, dump } = world;
  const before = await dump();
  for (const { operation, target, cells } of matrixLines) {
    for (const column of ["paused", "invited", "holding", "deactivated"] as const) {
      const expected = cells[column];
      if (expected === "yes") continue;
      const input = inputOf(operation, target, column);
      const response = await request(column, `/${operation}/dry-run`, { method: "POST", body: JSON.stringify(input) });
      const { error } = (await response.json()) as { readonly error?: { readonly code: string } };
      assert.equal(error?.code, expected, `${operation} on ${target} by ${column}`);
    }
  }
  assert.equal(await dump(), before);
  world.close();
});

test("lets no password or link sign in a person who isn't activated [A18, P34]", async () => {
  const world = await openMatrixWorld();
  const { ids, request, dump } = world;
  const before = await dump();
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
  assert.equal(await dump(), before);
  world.close();
});
