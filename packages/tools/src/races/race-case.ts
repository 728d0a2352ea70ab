import type { Actor } from "@rollcall/core";

/** A schedule for one race. Ann and Bob are its admins, `x` and `y` its only assignable members. */
export interface Track {
  readonly scheduleId: string;
  readonly ann: string;
  readonly bob: string;
  readonly x: string;
  readonly y: string;
  /** The number of its last journal entry: Ann is no longer assignable. */
  readonly number: number;
  /** The token of Bob's invitation link, or an empty string. */
  readonly token: string;
  /** A shift with one slot that is offered to both, and the offer; empty strings if there is none. */
  readonly shiftId: string;
  readonly offerId: string;
  /** The swap in which Ann offers one of her shifts to others; an empty string if there is none. */
  readonly swapId: string;
  /** A proof or a report, if the race is about one. */
  readonly record?: RaceRecord;
}

/** What a person of the schedule submitted. */
export interface RaceRecord {
  readonly worker: Actor;
  /** Their certification with a pending proof, and another of their documents; empty strings if the race is about a report. */
  readonly typeId: string;
  readonly proofId: string;
  readonly digest: string;
  readonly documentId: string;
  /** The shift of the report; an empty string if the race is about a proof. */
  readonly shiftId: string;
}

/** The state of a record before its race. */
export type RecordState = "proof-pending" | "report-missing" | "report-submitted" | "report-asked-back";

/** One call of a race. */
export interface RaceCall {
  readonly name: string;
  readonly input: unknown;
  /** The caller, if not the person of the process. */
  readonly as?: "boss" | "chief" | "bob" | Actor;
  /** Whether the clock of the process is past the deadline of offers during the call. */
  readonly isLate?: true;
}

/** The calls of one process. */
export interface RaceTurn {
  /** A call before the barrier, to restore what the previous race changed. */
  readonly first?: RaceCall;
  /** The call released by the barrier. */
  readonly call: RaceCall;
  /** A call right after it, to see the other's result. */
  readonly then?: RaceCall;
}

/** The outcomes of both processes. A second call's outcome follows after a comma. */
export type RaceOutcome = readonly [ann: string, bob: string];

/** Two simultaneous turns, and the outcomes that either order can have. */
export interface RaceCase {
  readonly title: string;
  /** Whether Ann owns the schedule. */
  readonly owned?: true;
  /** Whether Bob has an unused invitation link. */
  readonly linked?: true;
  /** Whether both are assignable and a shift is offered to them. */
  readonly offered?: true;
  /** Whether both are assignable and Ann offers one of her shifts to others. */
  readonly swapped?: true;
  /** The state of the record of a person, if the race is about one. */
  readonly record?: RecordState;
  /** The turns of Ann and Bob. */
  turns(track: Track): readonly [RaceTurn, RaceTurn];
  readonly outcomes: readonly RaceOutcome[];
  /** Returns the violation in what the race left, if any. */
  readonly breach?: (ask: Ask, track: Track, outcome: RaceOutcome) => Promise<string | undefined>;
}

/** Calls an operation after a race. */
export type Ask = <T>(as: "boss" | Actor, name: string, input: object) => Promise<T>;

/** One call succeeds and the other gets `second`, in either order. */
export const eitherOf = (second: string): readonly RaceOutcome[] => [
  ["done", second],
  [second, "done"],
];

/** Two simultaneous calls. */
export const race = (
  title: string,
  calls: (track: Track) => readonly [RaceCall, RaceCall],
  outcomes: readonly RaceOutcome[],
  more: Pick<RaceCase, "owned" | "linked" | "offered" | "swapped" | "record" | "breach"> = {},
): RaceCase => ({
  title,
  turns: (track) => {
    const [ann, bob] = calls(track);
    return [{ call: ann }, { call: bob }];
  },
  outcomes,
  ...more,
});
