import assert from "node:assert/strict";
import test from "node:test";
import { certificationProofs, type Holding } from "./collection.ts";
import { mergeHoldings } from "./merge-holdings.ts";

const row: Omit<Holding, "organizationId" | "nameKey"> = {
  ...{
    personId: "one",
    typeId: "first-aid",
    assignedAt: 5,
    periods: [],
    deciders: [],
    decidedBy: null,
    lastDay: "",
    noticeDueAt: null,
  },
  ...{ approvedProofId: null, pendingProofId: null, rejectedProofId: null },
};
const context = { from: "one", into: "other", number: 1 };
const until = (lastDay: string) => ({
  ...{ periods: [{ from: null, until: lastDay }], deciders: ["sam"], decidedBy: "sam" },
  ...{ lastDay, noticeDueAt: 7 },
});

test("merging two people keeps the longer validity and the proof waiting for review [Q51, X15]", () => {
  const moved = mergeHoldings<typeof row>({ ...row, ...until("2026-12-31") }, undefined, context, certificationProofs);
  assert.deepEqual([moved.row.personId, moved.row.lastDay, moved.related], ["other", "2026-12-31", undefined]);
  const from = {
    ...row,
    ...until("2027-12-31"),
    assignedAt: 3,
    approvedProofId: "approved",
    rejectedProofId: "blurred",
  };
  const into = { ...row, ...until("2026-12-31"), personId: "other", pendingProofId: "pending" };
  const { row: merged, related } = mergeHoldings<typeof row>(from, into, context, certificationProofs);
  assert.deepEqual(merged, {
    ...{ ...row, ...until("2027-12-31"), personId: "other", assignedAt: 3 },
    ...{ approvedProofId: "approved", pendingProofId: "pending", rejectedProofId: "blurred" },
  });
  assert.deepEqual(
    related?.map(({ set }) => set?.({ holders: 2 })),
    [{ holders: 1 }],
  );
});

test("merging two people keeps a validity period that ends before the longer one begins [Q51, Q39]", () => {
  const now = { from: "2026-01-01", until: "2026-06-30" };
  const later = { from: "2026-09-01", until: "2028-08-31" };
  const into = { ...row, personId: "other", periods: [now], deciders: ["sam"], lastDay: "2026-06-30" };
  const from = { ...row, periods: [later], deciders: ["kim"], lastDay: "2028-08-31" };
  for (const { row: merged } of [
    mergeHoldings<typeof row>(from, into, context, certificationProofs),
    mergeHoldings<typeof row>(into, from, context, certificationProofs),
  ])
    assert.deepEqual([merged.periods, merged.deciders, merged.decidedBy], [[now, later], ["sam", "kim"], "sam"]);
});
