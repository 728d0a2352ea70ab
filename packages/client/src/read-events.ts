import type { StreamMessage } from "@rollcall/core/client";

/** The server writes each message as one line of JSON. Other lines (event names, ids, heartbeats) are skipped. */
const field = "data:";

/**
 * Reads the messages of an event stream until it ends or `signal` aborts. In Node, a response no longer follows the signal of its
 * request after a garbage collection.
 * @param silence fails after this many milliseconds without data, as when the connection breaks
 */
export async function* readEvents(
  { body }: Response,
  silence: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<StreamMessage, void, void> {
  if (body === null) return;
  let rest = "";
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const cancel = (): void => {
    // An error of a broken connection no longer matters.
    reader.cancel().catch(() => undefined);
  };
  signal?.addEventListener("abort", cancel);
  try {
    for (;;) {
      const alarm = setTimeout(() => {
        silence = 0;
        cancel();
      }, silence);
      const { done, value } = await reader.read().finally(() => {
        clearTimeout(alarm);
      });
      // The caller reports an unreachable server, whatever the message.
      if (silence === 0) throw new Error(field);
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n?|\n/);
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.startsWith(field)) yield JSON.parse(line.slice(field.length)) as StreamMessage;
    }
  } finally {
    signal?.removeEventListener("abort", cancel);
    // Closes the connection when the consumer stops.
    cancel();
  }
}
