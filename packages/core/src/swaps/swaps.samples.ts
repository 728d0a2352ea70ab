import { about, type DomainSamples } from "../identity/operation-sample.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";

const unknownSwap = { swapId: "an-unknown-swap" };
/** A swap that doesn't concern the caller. */
const notTheirs = (more: object = {}) =>
  about("own-person", ({ id }) => ({ scheduleId: id("schedule"), ...unknownSwap, ...more }));

/** What the proofs need from each operation. */
export const swapsSamples = {
  "swaps.propose": {
    questions: [
      about("own-person", ({ id }) => ({
        ...{ scheduleId: id("schedule"), shiftId: id("shift-of-schedule"), version: 1 },
      })),
    ],
    call: ({ scheduleId, acceptedShiftId }) => ({
      by: "Max",
      input: { scheduleId, shiftId: acceptedShiftId, version: 1 },
    }),
  },
  "swaps.listOwn": { questions: [about("own-person")] },
  "swaps.accept": {
    questions: [notTheirs({ version: 1 })],
    call: ({ scheduleId, openSwapId }) => ({ by: "May", input: { scheduleId, swapId: openSwapId, version: 1 } }),
  },
  "swaps.agree": {
    questions: [notTheirs()],
    call: ({ scheduleId, answeredSwapId }) => ({ by: "Max", input: { scheduleId, swapId: answeredSwapId } }),
  },
  "swaps.decline": {
    questions: [notTheirs()],
    call: ({ scheduleId, openSwapId }) => ({ by: "May", input: { scheduleId, swapId: openSwapId } }),
  },
  "swaps.withdraw": {
    questions: [notTheirs()],
    call: ({ scheduleId, openSwapId }) => ({ by: "Max", input: { scheduleId, swapId: openSwapId } }),
  },
  "swaps.list": { questions: aboutSchedules() },
  "swaps.decide": {
    questions: aboutSchedules(() => ({ ...unknownSwap, approve: true })),
    // Only needed if the host requires approval: here, it is already decided.
    call: ({ scheduleId, doneSwapId }) => ({
      by: "Ann",
      input: { scheduleId, swapId: doneSwapId, approve: true },
    }),
  },
} satisfies DomainSamples;
