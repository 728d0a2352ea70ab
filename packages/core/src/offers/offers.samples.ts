import { about, type DomainSamples } from "../identity/operation-sample.ts";
import { aboutSchedules } from "../schedules/schedules.samples.ts";
import { aboutShifts } from "../shifts/shifts.samples.ts";

const unknownOffer = { offerId: "an-unknown-offer" };
/** A shift that wasn't offered to the caller. */
const notOffered = (more: object = {}) =>
  about("own-person", ({ id }) => ({ scheduleId: id("schedule"), shiftId: id("shift-of-schedule"), ...more }));

/** What the proofs need from each operation. */
export const offersSamples = {
  "offers.create": {
    questions: aboutShifts({ personIds: ["an-unknown-person"] }),
    call: ({ scheduleId, offeredShiftId, ids }) => ({
      by: "Ann",
      input: { scheduleId, shiftId: offeredShiftId, personIds: [ids.Vic], wave: { size: 1, minutes: 10 } },
    }),
  },
  "offers.withdraw": {
    questions: aboutSchedules(() => unknownOffer),
    call: ({ scheduleId, offerId }) => ({ by: "Ann", input: { scheduleId, offerId } }),
  },
  "offers.list": { questions: aboutSchedules() },
  "offers.get": { questions: aboutSchedules(() => unknownOffer) },
  "offers.answerFor": {
    questions: aboutShifts({ personId: "an-unknown-person", answer: "decline" }),
    call: ({ scheduleId, offeredShiftId, ids }) => ({
      by: "Ann",
      input: { scheduleId, shiftId: offeredShiftId, personId: ids.Max, answer: "accept" },
    }),
  },
  "offers.listOwn": { questions: [about("own-person")] },
  "offers.accept": {
    questions: [notOffered({ version: 1 })],
    call: ({ scheduleId, offeredShiftId }) => ({
      by: "Max",
      input: { scheduleId, shiftId: offeredShiftId, version: 1 },
    }),
  },
  "offers.decline": {
    questions: [notOffered()],
    call: ({ scheduleId, offeredShiftId }) => ({ by: "Max", input: { scheduleId, shiftId: offeredShiftId } }),
  },
  "offers.undoDecline": {
    questions: [notOffered()],
    call: ({ scheduleId, offeredShiftId }) => ({ by: "May", input: { scheduleId, shiftId: offeredShiftId } }),
  },
  "offers.handBack": {
    questions: [notOffered()],
    call: ({ scheduleId, acceptedShiftId }) => ({ by: "Max", input: { scheduleId, shiftId: acceptedShiftId } }),
  },
  "offers.joinWaitlist": {
    questions: [notOffered()],
    call: ({ scheduleId, offeredShiftId }) => ({ by: "Max", input: { scheduleId, shiftId: offeredShiftId } }),
  },
  "offers.leaveWaitlist": {
    questions: [notOffered()],
    call: ({ scheduleId, acceptedShiftId }) => ({ by: "May", input: { scheduleId, shiftId: acceptedShiftId } }),
  },
} satisfies DomainSamples;
