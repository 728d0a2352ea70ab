import assert from "node:assert/strict";
import type { ChangeMessage, StreamMessage, StreamPosition } from "./contract/stream.ts";
import type { Caller, House } from "./house.fixture.ts";

/** An open stream, told message by message. */
export async function listen(house: Pick<House, "rollcall">, caller: Pick<Caller, "actor">, position: StreamPosition) {
  const abort = new AbortController();
  const messages = house.rollcall.stream(position, await caller.actor(), abort.signal)[Symbol.asyncIterator]();
  const next = async (): Promise<StreamMessage | undefined> => {
    const result = await messages.next();
    return result.done === true ? undefined : result.value;
  };
  return {
    next,
    abort,
    /** All messages up to and including `ready`. */
    async untilReady(): Promise<readonly StreamMessage[]> {
      const told: StreamMessage[] = [];
      for (;;) {
        const message = await next();
        if (message === undefined) return told;
        told.push(message);
        if (message.kind === "ready") return told;
      }
    },
  };
}

/** The message, which must be a change. */
export const change = (message: StreamMessage | undefined): ChangeMessage => {
  assert.equal(message?.kind, "change");
  return message;
};
