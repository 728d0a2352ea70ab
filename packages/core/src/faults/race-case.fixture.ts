import type { RaceName, RaceStart } from "./race-world.fixture.ts";

/** One call of a race. `recognise` is the first call of a new user, and `dispatch` sends due mail. */
export interface RaceCall {
  readonly by: RaceName;
  readonly name: string;
  readonly input: object;
}

/** Concurrent callers, each making calls one after the other. */
export interface RaceCase {
  readonly title: string;
  /** The rows it covers. */
  readonly rows: string;
  readonly start?: Omit<RaceStart, "invited"> & { readonly isInvited?: boolean };
  /** Whether the schedule summary alone serializes them, over a store that compares nothing else. */
  readonly summaryGuards: boolean;
  calls(scheduleId: string, ids: Readonly<Record<RaceName, string>>, token: string): readonly (readonly RaceCall[])[];
}
