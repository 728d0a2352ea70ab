import type { DomainSamples } from "../identity/operation-sample.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";
import { aboutShifts } from "../shifts/shifts.samples.ts";

/** What the proofs need from each operation. */
export const eligibilitySamples = {
  "eligibility.listCandidates": { questions: aboutShifts() },
  "eligibility.listLapsing": { questions: aboutSchedules(() => ({ shiftIds: ["an-unknown-shift"] })) },
  "shifts.import": {
    questions: aboutSchedules(({ id }) => ({
      kind: "On call",
      // Several shifts, so that the answer is that of the call and not of its only row.
      shifts: ["06", "07"].map((day) => ({
        ...{ personId: id("another-member"), start: `2120-01-${day}T08:00[UTC]`, end: `2120-01-${day}T16:00[UTC]` },
      })),
    })),
    call: ({ scheduleId, ids }) => ({
      by: "Max",
      input: {
        scheduleId,
        kind: "On call",
        shifts: [{ personId: ids.May, start: "2026-02-02T08:00[UTC]", end: "2026-02-02T16:00[UTC]" }],
      },
    }),
  },
} satisfies DomainSamples;
