import { setTimeout as delay } from "node:timers/promises";
import { createHttpTransport } from "@rollcall/client";
import { RollcallError } from "@rollcall/core";

/** How long to wait before it connects again, in milliseconds. */
const pause = 200;
/** How long a change may take to arrive after a break, in milliseconds. */
const maxLateness = 20_000;

/** A reader of event streams that reconnects after each break, as a page does, and continues at the last numbers. */
export class Follower {
  readonly #numbers = new Map<string, number>();
  readonly #ends = new AbortController();
  readonly #broken: string[] = [];
  #url: string;
  #running: Promise<void> | undefined;
  #received: () => void = () => undefined;
  /** The number of times it has connected. */
  connections = 0;

  constructor(url: string) {
    this.#url = url;
  }

  /** Connects to this server after the next break. */
  moveTo(url: string): void {
    this.#url = url;
  }

  /** Follows these topics from the given numbers on. */
  follow(topics: ReadonlyMap<string, number>): void {
    for (const [topic, number] of topics) this.#numbers.set(topic, number);
    this.#running = this.#run();
  }

  /**
   * Waits until all changes up to these numbers have arrived.
   * @returns a description of each change that was missing, repeated or late
   */
  async catchUp(topics: ReadonlyMap<string, number>): Promise<readonly string[]> {
    const isBehind = (): boolean => [...topics].some(([topic, number]) => (this.#numbers.get(topic) ?? 0) < number);
    const late = AbortSignal.timeout(maxLateness);
    while (isBehind() && !late.aborted) {
      await new Promise<void>((resolve) => {
        this.#received = resolve;
        late.addEventListener("abort", () => resolve(), { once: true });
      });
    }
    const behind = isBehind() ? [`a stream has not caught up within ${maxLateness} ms`] : [];
    return [...this.#broken.splice(0), ...behind];
  }

  async stop(): Promise<void> {
    this.#ends.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#ends;
    while (!signal.aborted) {
      try {
        this.connections += 1;
        await this.#read(signal);
      } catch (error) {
        if (!(error instanceof RollcallError) || error.kind !== "unavailable") throw error;
      }
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  async #read(signal: AbortSignal): Promise<void> {
    const transport = createHttpTransport({ baseUrl: this.#url });
    for await (const message of transport.stream(Object.fromEntries(this.#numbers), signal)) {
      if (message.kind === "ready") continue;
      if (message.kind !== "change") {
        this.#broken.push(`a stream sent ${JSON.stringify(message)}`);
        continue;
      }
      const { topic, number } = message;
      const last = this.#numbers.get(topic) ?? 0;
      if (number !== last + 1) this.#broken.push(`a stream sent ${number} after ${last}`);
      this.#numbers.set(topic, number);
      this.#received();
    }
  }
}
