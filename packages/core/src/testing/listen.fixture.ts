import assert from "node:assert/strict";
import type { ChangeMessage, StreamMessage, StreamPosition } from "../contract/stream.ts";
import type { TestUser, TestApp } from "./test-app.fixture.ts";

/** Opens a stream that is read message by message. */
export async function listen(app: Pick<TestApp, "rollcall">, user: Pick<TestUser, "actor">, position: StreamPosition) {
  const abort = new AbortController();
  const messages = app.rollcall.stream(position, await user.actor(), abort.signal)[Symbol.asyncIterator]();
  const next = async (): Promise<StreamMessage | undefined> => {
    const result = await messages.next();
    return result.done === true ? undefined : result.value;
  };
  return {
    next,
    abort,
    /** Whether decisions have changed, by the next message, which the work must publish. */
    async changesDecisions(work: Promise<unknown>): Promise<boolean> {
      await work;
      return change(await next()).decisionsChanged;
    },
    /** All messages up to and including `ready`. */
    async untilReady(): Promise<readonly StreamMessage[]> {
      const received: StreamMessage[] = [];
      for (;;) {
        const message = await next();
        if (message === undefined) return received;
        received.push(message);
        if (message.kind === "ready") return received;
      }
    },
  };
}

/** The message, which must be a change. */
export const change = (message: StreamMessage | undefined): ChangeMessage => {
  assert.equal(message?.kind, "change");
  return message;
};
