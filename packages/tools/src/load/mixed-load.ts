import { createHttpClient, createHttpTransport } from "@rollcall/client";
import type { RollcallClient, Transport } from "@rollcall/core";

interface Member {
  readonly scheduleId: string;
  readonly personId: string;
}

const schedules = 8;
const membersEach = 100;
/** The number of open event streams at each server. */
const streamsEach = 8;
/** The maximum number of calls waiting for their responses. */
const maxWaiting = 64;

/** Calls and event streams of many users at some servers. */
export class MixedLoad {
  readonly #clients: readonly RollcallClient[];
  readonly #transports: readonly Transport[];
  readonly #members: Member[] = [];
  readonly #random: () => number;
  readonly #streams: AbortController[] = [];
  readonly #waiting = new Set<Promise<void>>();
  #scheduleIds: readonly string[] = [];
  #turn = 0;
  /** The number of answered calls, and of messages that streams received. */
  calls = 0;
  messages = 0;
  /** The failures. */
  readonly failed: string[] = [];

  constructor(urls: readonly string[], random: () => number) {
    this.#clients = urls.map((baseUrl) => createHttpClient({ baseUrl, timeout: 60_000 }));
    this.#transports = urls.map((baseUrl) => createHttpTransport({ baseUrl }));
    this.#random = random;
  }

  /** Creates the schedules and opens the streams. */
  async begin(): Promise<void> {
    const client = this.#next(this.#clients);
    for (let index = 0; index < schedules; index++) {
      const { schedule } = await client.schedules.create({ name: `Ward ${index}` });
      const scheduleId = schedule.id;
      await client.schedules.setAutoSend({ scheduleId, autoSend: false });
      const people = Array.from({ length: membersEach }, (_, at) => ({ address: `m${at}-${index}@example.org` }));
      const { results } = await client.members.add({ scheduleId, people });
      for (const result of results) {
        if (result.status === "added") this.#members.push({ scheduleId, personId: result.member.personId });
      }
      this.#scheduleIds = [...this.#scheduleIds, scheduleId];
    }
    for (let index = 0; index < streamsEach * this.#transports.length; index++) this.#openStream();
  }

  /** Calls as fast as responses arrive. Returns the calls per second. */
  async measurePeak(seconds: number): Promise<number> {
    const before = this.calls;
    const end = performance.now() + seconds * 1000;
    const caller = async (): Promise<void> => {
      while (performance.now() < end) await this.#call();
    };
    await Promise.all(Array.from({ length: 32 }, caller));
    return (this.calls - before) / seconds;
  }

  /** Starts `rate` calls per second for some seconds, and waits for their responses. */
  async run(rate: number, seconds: number): Promise<void> {
    const began = performance.now();
    const last = Math.round(rate * seconds);
    let started = 0;
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        const due = Math.min(last, Math.floor(((performance.now() - began) / 1000) * rate));
        // Calls that a busy machine can't handle are skipped.
        for (; started < due; started++) if (this.#waiting.size < maxWaiting) this.#start();
        if (started < last) return;
        clearInterval(timer);
        resolve();
      }, 10);
    });
    await Promise.all(this.#waiting);
    // One stream is closed and another one opened.
    this.#streams.shift()?.abort();
    this.#openStream();
  }

  end(): void {
    for (const stream of this.#streams) stream.abort();
  }

  #start(): void {
    const call = this.#call().finally(() => this.#waiting.delete(call));
    this.#waiting.add(call);
  }

  async #call(): Promise<void> {
    try {
      await this.#callOne();
      this.calls += 1;
    } catch (error) {
      this.failed.push(String(error));
    }
  }

  async #callOne(): Promise<unknown> {
    const client = this.#next(this.#clients);
    const { scheduleId, personId } = this.#pick(this.#members);
    const pick = this.#random();
    if (pick < 0.4) return client.members.list({ scheduleId, limit: 50 });
    if (pick < 0.5) return client.members.list({ scheduleId, search: `m${Math.floor(this.#random() * 10)}` });
    if (pick < 0.6) return client.schedules.get({ scheduleId });
    if (pick < 0.65) return client.history.list({ scheduleId });
    if (pick < 0.8) {
      return client.members.setRole({ scheduleId, personId, role: this.#random() < 0.5 ? "member" : "viewer" });
    }
    if (pick < 0.95) return client.members.setAssignable({ scheduleId, personId, assignable: this.#random() < 0.5 });
    const address = `t${Math.floor(this.#random() * 1000)}-${Math.floor(this.#random() * 1e9)}@example.org`;
    const { results } = await client.members.add({ scheduleId, people: [{ address }] });
    const [added] = results;
    if (added?.status !== "added") throw new Error(`${address} was not added`);
    return this.#next(this.#clients).members.remove({ scheduleId, personId: added.member.personId });
  }

  #openStream(): void {
    const ends = new AbortController();
    this.#streams.push(ends);
    const transport = this.#next(this.#transports);
    const position = Object.fromEntries(this.#scheduleIds.map((id) => [id, null]));
    const read = async (): Promise<void> => {
      try {
        for await (const _ of transport.stream(position, ends.signal)) this.messages += 1;
      } catch (error) {
        this.failed.push(`a stream ended: ${String(error)}`);
      }
    };
    void read();
  }

  #next<T>(all: readonly T[]): T {
    const found = all[this.#turn++ % all.length];
    if (found === undefined) throw new RangeError("there is no server");
    return found;
  }

  #pick<T>(all: readonly T[]): T {
    const found = all[Math.floor(this.#random() * all.length)];
    if (found === undefined) throw new RangeError("there is no member");
    return found;
  }
}
