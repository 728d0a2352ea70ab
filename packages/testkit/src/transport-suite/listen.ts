import type { ChangeMessage, StreamMessage, StreamPosition, Transport } from "@rollcall/core";
import { assert } from "chai";
import { inTime } from "./ask.ts";

/** One connection of a stream, read message by message. */
export interface Listening {
  /** The next message; undefined at the end. Fails if nothing arrives within a minute. */
  next(): Promise<StreamMessage | undefined>;
  /** The next changes, skipping other messages. */
  changes(count: number): Promise<ChangeMessage[]>;
  /** Closes the connection. */
  cut(): Promise<void>;
}

/** Opens a stream. */
export function listen(transport: Transport, position: StreamPosition): Listening {
  const ends = new AbortController();
  const messages = transport.stream(position, ends.signal)[Symbol.asyncIterator]();
  const next = async (): Promise<StreamMessage | undefined> => {
    const result: IteratorResult<StreamMessage, unknown> = await inTime(messages.next());
    return result.done === true ? undefined : result.value;
  };
  return {
    next,
    async changes(count) {
      const found: ChangeMessage[] = [];
      while (found.length < count) {
        const message = await next();
        assert.isDefined(message, "the stream ended");
        if (message.kind === "change") found.push(message);
      }
      return found;
    },
    async cut() {
      ends.abort();
      await messages.return?.();
    },
  };
}
