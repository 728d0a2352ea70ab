import type { LapsingMark, LapsingPeople, LapsingHost } from "./lapsing-people.ts";
import type { Board } from "./load-board.ts";
import { PeopleTimes, type TakenTime } from "./people-times.ts";

/** What marks the people of a board for planners: when they can't work, and certifications that won't be valid. */
export class PeopleMarks {
  readonly #host: LapsingHost;
  readonly #times: PeopleTimes;
  #people: LapsingPeople | undefined;

  constructor(host: LapsingHost) {
    this.#host = host;
    this.#times = new PeopleTimes(host);
  }

  /** The times at which a person can't work, once they are loaded. */
  takenBy(personId: string): readonly TakenTime[] {
    return this.#times.of(personId);
  }

  /** Marks people whose certification won't be valid; `undefined` if there are none. */
  get lapsing(): LapsingMark | undefined {
    return this.#people?.mark;
  }

  /** Loads the marks of a board, with the times of these people. */
  load(board: Board, personIds: readonly string[]): void {
    this.#times.load(board, personIds);
    void this.#loadLapsing(board);
  }

  async #loadLapsing(board: Board): Promise<void> {
    if (this.#people === undefined && board.shifts.every(({ needs }) => needs.length === 0)) return;
    const loaded = await import("./lapsing-people.ts").catch(() => undefined);
    if (loaded) await (this.#people ??= new loaded.LapsingPeople(this.#host)).load(board);
  }
}
