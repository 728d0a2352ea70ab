import { boolean, collection, integer, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";

/**
 * The states of a swap. `open`: eligible people see the shift. `answered`: someone would take it in exchange for one of their own shifts,
 * and the person who offered it decides. `agreed`: both agree, and a planner decides. `lapsed`: a shift began or changed, or a person is no
 * longer on it.
 */
export const swapStates = ["open", "answered", "agreed", "done", "withdrawn", "rejected", "lapsed"] as const;

/** The state of a swap. */
export type SwapState = (typeof swapStates)[number];

/** Swaps: a person offers a shift they accepted to others, as a gift or in exchange for another one (Q60). */
export const swaps = collection("swaps", {
  fields: {
    scheduleId: text(),
    id: text(),
    shiftId: text(),
    /** The person on the shift. */
    personId: text(),
    /** The version of the shift (Q42). */
    version: integer(),
    state: text<SwapState>(),
    /** Whether anything can still happen. */
    pending: boolean(),
    /** The person who takes the shift; null while it is open. */
    takerId: nullable(text()),
    /** The shift that they give in exchange, and its version. */
    returnShiftId: nullable(text()),
    returnVersion: nullable(integer()),
    /** The reason for a rejection; empty without one. */
    answer: text(),
    /** When the job looks at it next: the start of the first shift, or now after one changed. */
    dueAt: integer(),
    createdAt: integer(),
  },
  key: ["scheduleId", "id"],
  indexes: {
    pending: ["scheduleId", "pending", "createdAt"],
    shift: ["scheduleId", "shiftId", "pending"],
    return: ["scheduleId", "returnShiftId", "pending"],
    due: ["pending", "dueAt"],
  },
  references: { scheduleId: "schedules" },
  purgedWith: "scheduleId",
});

/** A row of `swaps`. */
export type Swap = RowIn<typeof swaps>;

/** The people of swaps: who offers the shift, who takes it, and who isn't interested. */
export const swapPeople = collection("swap_people", {
  fields: {
    scheduleId: text(),
    swapId: text(),
    personId: text(),
    part: text<"proposer" | "taker" | "declined">(),
    /** Whether the person sees the swap among their own. */
    open: boolean(),
    changedAt: integer(),
  },
  key: ["scheduleId", "swapId", "personId"],
  indexes: { mine: ["personId", "open", "changedAt"] },
  references: { scheduleId: "schedules", personId: "people" },
  purgedWith: "scheduleId",
  personal: [{ subject: "personId", erase: "remove", merge: "remove", export: ["scheduleId", "swapId", "part"] }],
  signals: { subject: "personId", when: ({ changedAt }) => changedAt !== undefined },
});

/** A row of `swap_people`. */
export type SwapPerson = RowIn<typeof swapPeople>;

/** The maximum number of pending swaps of a schedule or person that are read. */
export const maxSwaps = 50;

/** Gets a swap. */
export const swapByKey = get(swaps);
/** Gets several swaps. */
export const swapsByKey = getMany(swaps);
/** Gets what a person has to do with a swap. */
export const swapPersonByKey = get(swapPeople);
/** The same for several swaps. */
export const swapPeopleByKey = getMany(swapPeople);
/** Lists swaps in the order they are due. */
export const swapsByDue = list(swaps, "due", 1, ["scheduleId", "id", "dueAt"]);

const pending = list(swaps, "pending", 2);
const ofShift = list(swaps, "shift", 3);
const inReturn = list(swaps, "return", 3);
const mine = list(swapPeople, "mine", 2);

/** The pending swaps of a schedule, the oldest first. */
export const pendingSwapsOf = (scheduleId: string) => pending({ equal: [scheduleId, true], limit: maxSwaps });

/** The pending swaps of a shift, and those that give it in exchange. */
export const swapsOfShift = (scheduleId: string, shiftId: string) => ({
  offeredSwaps: ofShift({ equal: [scheduleId, shiftId, true], limit: maxSwaps }),
  returnedSwaps: inReturn({ equal: [scheduleId, shiftId, true], limit: maxSwaps }),
});

/** The swaps that a person takes part in. */
export const ownSwapsOf = (personId: string) => mine({ equal: [personId, true], limit: maxSwaps });
