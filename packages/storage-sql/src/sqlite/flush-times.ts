/** From this average on, flushes would block the event loop noticeably, in milliseconds. */
const long = 2;
/** Below this average, another thread would take longer than it saves, in milliseconds. */
const short = 1;
/** The number of flushes that the average mostly depends on. */
const memory = 8;

/** How long flushes of the disk take, on average. */
export class FlushTimes {
  #average = 0;
  /** Whether they take so long that the event loop shouldn't wait for them. */
  areLong = false;

  /** @param time in milliseconds */
  add(time: number): void {
    this.#average += (time - this.#average) / memory;
    if (this.#average > long) this.areLong = true;
    else if (this.#average < short) this.areLong = false;
  }
}
