import type { StreamMessage } from "@rollcall/core/client";

/** The server writes each message as one line of JSON. Other lines (event names, ids, heartbeats) are skipped. */
const field = "data:";

/**
 * Reads the messages of an event stream until it ends.
 * @param silence calls `onSilence` after this many milliseconds without data
 */
export async function* readEvents(
  { body }: Response,
  silence: number,
  onSilence: () => void,
): AsyncGenerator<StreamMessage, void, void> {
  if (body === null) return;
  let rest = "";
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const alarm = setTimeout(onSilence, silence);
      const { done, value } = await reader.read().finally(() => {
        clearTimeout(alarm);
      });
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n?|\n/);
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.startsWith(field)) yield JSON.parse(line.slice(field.length)) as StreamMessage;
    }
  } finally {
    // Closes the connection when the consumer stops; an error of a broken connection no longer matters.
    await reader.cancel().catch(() => undefined);
  }
}
