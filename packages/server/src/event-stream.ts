import type { StreamMessage } from "@rollcall/core";

/** The body of an event stream. */
export interface EventStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Sends a heartbeat. Returns false if nothing has been read since the last one. */
  readonly beat: () => boolean;
  readonly end: () => void;
}

const encoder = new TextEncoder();
const heartbeat = encoder.encode(": \n\n");

/** The bytes of messages, shared by all streams. */
const encoded = new WeakMap<StreamMessage, Uint8Array>();

/**
 * Sends messages as server-sent events, each with its JSON as data and the position to resume from as its id. Starts with a heartbeat,
 * because the first byte shows that the stream is open. Takes a message only when the reader is ready for it.
 * @param messages what to send
 * @param ended called once when the stream ends, with the cause if it failed
 */
export function eventStream(messages: AsyncIterable<StreamMessage>, ended: (cause?: unknown) => void): EventStream {
  const iterator = messages[Symbol.asyncIterator]();
  let controller: ReadableStreamDefaultController<Uint8Array>;
  let isOpen = true;
  /** Whether the last heartbeat found something unread, and nothing has been read since. */
  let isStalled = false;
  const stop = (cause?: unknown): void => {
    if (!isOpen) return;
    isOpen = false;
    ended(cause);
    void iterator.return?.();
  };
  const end = (cause?: unknown): void => {
    if (isOpen) controller.close();
    stop(cause);
  };
  const body = new ReadableStream<Uint8Array>({
    start(own) {
      controller = own;
      controller.enqueue(heartbeat);
    },
    async pull() {
      isStalled = false;
      try {
        const next = await iterator.next();
        if (next.done === true) end();
        else if (isOpen) controller.enqueue(bytesOf(next.value));
      } catch (cause) {
        end(cause);
      }
    },
    cancel() {
      stop();
    },
  });
  return {
    body,
    beat: () => {
      const isUnread = (controller.desiredSize ?? 0) <= 0;
      if (!isUnread) controller.enqueue(heartbeat);
      const isAlive = !(isUnread && isStalled);
      isStalled = isUnread;
      return isAlive;
    },
    end: () => {
      end();
    },
  };
}

function bytesOf(message: StreamMessage): Uint8Array {
  let bytes = encoded.get(message);
  if (bytes === undefined) {
    bytes = encoder.encode(`data: ${JSON.stringify(message)}\nid: ${idOf(message)}\n\n`);
    encoded.set(message, bytes);
  }
  return bytes;
}

const idOf = (message: StreamMessage): string =>
  "number" in message ? `${message.topic}:${message.number}` : message.kind;
