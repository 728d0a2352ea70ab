import type { StreamMessage } from "@rollcall/core/client";

/** Our server writes each message as one line of JSON: what else a stream may hold (names, numbers, beats) is passed over. */
const field = "data:";

/**
 * Reads the messages of an event stream until it ends.
 * @param silence calls `onSilence` when nothing has come for so many milliseconds
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
    // Whoever stops listening lets go of the connection; one that is broken already has nothing to say about it.
    await reader.cancel().catch(() => undefined);
  }
}
