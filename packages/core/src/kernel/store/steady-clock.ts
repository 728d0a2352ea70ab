import { type Awaitable, chain } from "../platform/awaitable.ts";
import { insert, update } from "./change.ts";
import type { Clock } from "../platform/clock.ts";
import { collection, integer, text } from "./collection.ts";
import { get } from "./query.ts";
import { retryRaces } from "./retry-races.ts";
import type { Store, Transaction } from "./store.ts";

/** The latest confirmed time that a process has recorded, in one row. */
export const clockMarks = collection("clock_marks", { fields: { id: text(), at: integer() }, key: ["id"] });

const markById = get(clockMarks);
const markId = "latest";

/** The time between two records, in milliseconds, and the smallest difference that counts as a jump. */
const minute = 60_000;

/** The system clock was set: it differs from what the monotonic clock measured, or is behind the recorded time. */
export class ClockJumped extends Error {
  override readonly name = "ClockJumped";
  /** The length of the jump in milliseconds; negative if the clock went backward. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    const seconds = Math.round(Math.abs(milliseconds) / 1000);
    super(
      milliseconds < 0
        ? `the system clock is ${seconds} s behind the recorded time: what has expired stays expired until it has caught up`
        : `the system clock jumped forward by ${seconds} s: the new time is used but not recorded`,
    );
    this.milliseconds = milliseconds;
  }
}

/**
 * A clock that never goes backward, even after a restart (once `record` has run). So what has expired stays expired. Only time that the
 * monotonic clock confirms is kept, so that an accidental jump forward ends when the clock is corrected.
 */
export class SteadyClock implements Clock {
  readonly #clock: Clock;
  readonly #began: number;
  readonly #beganAt: number;
  #latest = 0;
  #reported = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#began = clock.now();
    this.#beganAt = clock.monotonic?.() ?? 0;
  }

  now(): number {
    const time = this.#clock.now();
    const confirmed = this.#confirmed(time);
    if (confirmed > this.#latest) this.#latest = confirmed;
    return Math.max(time, this.#latest);
  }

  /**
   * Records the confirmed time, at most once a minute for all processes on a store, and follows what others recorded. In its
   * first minute a process only reads, because a clock that is wrong at startup is often corrected by then.
   * @throws {ClockJumped} once per jump, after recording
   */
  async record(store: Store): Promise<void> {
    const at = this.#confirmed(this.#clock.now());
    const recorded = await retryRaces(() =>
      at - this.#began < minute
        ? store.transaction("read", readMark)
        : store.transaction("write", (tx) => recordMark(tx, at)),
    );
    this.#latest = Math.max(this.#latest, recorded);
    this.#reportJump();
  }

  /** The part of the time that the monotonic clock confirms, in whole milliseconds; all of it without one. */
  #confirmed(time: number): number {
    const passed = this.#clock.monotonic?.();
    return passed === undefined ? time : Math.min(time, Math.floor(this.#began + passed - this.#beganAt));
  }

  #reportJump(): void {
    const time = this.#clock.now();
    const behind = Math.min(0, time - this.#latest);
    const jump = behind < -minute ? behind : time - this.#confirmed(time);
    const isNew = Math.abs(jump - this.#reported) >= minute;
    if (Math.abs(jump) < minute) this.#reported = 0;
    else if (isNew) {
      this.#reported = jump;
      throw new ClockJumped(jump);
    }
  }
}

const readMark = (tx: Transaction): Awaitable<number> => chain(tx.read([markById(markId)]), ([mark]) => mark?.at ?? 0);

/** Writes the mark if a minute has passed since the last one. Returns the recorded time. */
const recordMark = (tx: Transaction, at: number): Awaitable<number> =>
  chain(tx.read([markById(markId)]), ([mark]) => {
    if (mark !== undefined && at - mark.at < minute) return mark.at;
    const change = mark === undefined ? insert(clockMarks, { id: markId, at }) : update(clockMarks, [markId], { at });
    return chain(tx.write([change]), () => at);
  });
