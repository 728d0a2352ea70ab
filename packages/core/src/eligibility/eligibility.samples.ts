import type { DomainSamples } from "../identity/operation-sample.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";
import { aboutShifts } from "../shifts/shifts.samples.ts";

/** What the proofs need of each operation. */
export const eligibilitySamples = {
  "eligibility.listCandidates": { questions: aboutShifts() },
  "eligibility.listLapsing": { questions: aboutSchedules(() => ({ shiftIds: ["an-unknown-shift"] })) },
} satisfies DomainSamples;
