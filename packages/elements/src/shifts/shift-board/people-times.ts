import type { ReactiveControllerHost } from "lit";
import type { RollcallClient, ShiftView } from "@rollcall/core";
import { instantOf } from "../../ui/text/times.ts";
import { isOpen } from "./board-rows.ts";
import { type Board, type BoardDay, toIso } from "./load-board.ts";

/** A time at which a person can't work, in milliseconds since the epoch. */
export interface TakenTime {
  readonly from: number;
  readonly until: number;
  readonly kind: "unavailable" | "pending" | "busy";
}

/** The element that shows the times. */
export interface TimesHost extends ReactiveControllerHost {
  readonly client: RollcallClient | undefined;
  readonly scheduleId: string;
}

/** The maximum number of people in one request. */
export const batchSize = 50;

const none: readonly TakenTime[] = [];

/** When the people on a board are unavailable or busy. Loads these times as rows come into view, and again with the board. */
export class PeopleTimes {
  readonly #host: TimesHost;
  readonly #times = new Map<string, readonly TakenTime[]>();
  readonly #asked = new Set<string>();
  #board: Board | undefined;
  #request = new AbortController();

  constructor(host: TimesHost) {
    this.#host = host;
  }

  /** The times of a person in the week, once they are loaded. */
  of(personId: string): readonly TakenTime[] {
    return this.#times.get(personId) ?? none;
  }

  /** Makes sure that the times of these people are loaded. */
  load(board: Board, personIds: readonly string[]): void {
    this.#follow(board);
    const missing = [...new Set(personIds)].filter((personId) => personId !== "" && !this.#asked.has(personId));
    for (const personId of missing) this.#asked.add(personId);
    for (let start = 0; start < missing.length; start += batchSize) {
      void this.#fetch(board, missing.slice(start, start + batchSize));
    }
  }

  #follow(board: Board): void {
    if (board === this.#board) return;
    if (board.days[0]?.from !== this.#board?.days[0]?.from) this.#times.clear();
    this.#board = board;
    this.#asked.clear();
    this.#request.abort();
    this.#request = new AbortController();
  }

  async #fetch({ days }: Board, personIds: string[]): Promise<void> {
    const { client, scheduleId } = this.#host;
    const { signal } = this.#request;
    const [first, last] = [days[0], days.at(-1)];
    if (client === undefined || first === undefined || last === undefined) return;
    const asked = { scheduleId, personIds, from: toIso(first.from), until: toIso(last.until) };
    try {
      const found = await loadTakenTimes(client, asked, signal);
      if (signal.aborted) return;
      for (const [personId, times] of found) this.#times.set(personId, times);
      this.#host.requestUpdate();
    } catch {
      // The board stays useful without them. The next change loads them again.
    }
  }
}

/** The times at which people can't work in a period, by person. At most 50 people. */
export async function loadTakenTimes(
  client: RollcallClient,
  asked: {
    readonly scheduleId: string;
    readonly personIds: string[];
    readonly from: string;
    readonly until: string;
  },
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly TakenTime[]>> {
  const [unavailable, busy] = await Promise.all([
    client.availability.listUnavailable(asked, { signal }),
    client.calendars.listBusy(asked, { signal }),
  ]);
  const found = new Map<string, TakenTime[]>(asked.personIds.map((personId) => [personId, []]));
  for (const { personId, periods } of unavailable.people) {
    for (const { from, until, state } of periods) {
      const kind = state === "approved" ? "unavailable" : "pending";
      found.get(personId)?.push({ from: instantOf(from), until: instantOf(until), kind });
    }
  }
  for (const { personId, busy: times } of busy.people) {
    for (const { from, until } of times) {
      found.get(personId)?.push({ from: instantOf(from), until: instantOf(until), kind: "busy" });
    }
  }
  return found;
}

/** The kinds of times that touch a day. */
export const kindsOn = (times: readonly TakenTime[], day: BoardDay): readonly TakenTime["kind"][] => [
  ...new Set(times.filter((time) => time.from < day.until && time.until > day.from).map(({ kind }) => kind)),
];

/** The ids of a person's open shifts that overlap another one, or a time at which the person can't work. */
export function conflictsIn(shifts: readonly ShiftView[], times: readonly TakenTime[]): ReadonlySet<string> {
  const open = shifts
    .filter(isOpen)
    .map(({ id, start, end }) => ({ id, from: instantOf(start), until: instantOf(end) }));
  const taken = times.filter(({ kind }) => kind !== "pending");
  return new Set(
    open
      .filter(({ id, from, until }) =>
        [...taken, ...open.filter((other) => other.id !== id)].some((time) => time.from < until && time.until > from),
      )
      .map(({ id }) => id),
  );
}
