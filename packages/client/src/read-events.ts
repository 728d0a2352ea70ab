import type { StreamMessage } from "@rollcall/core/client";
import { createParser } from "eventsource-parser";

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
  const read: StreamMessage[] = [];
  const parser = createParser({ onEvent: ({ data }) => read.push(JSON.parse(data) as StreamMessage) });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const alarm = setTimeout(onSilence, silence);
      const { done, value } = await reader.read().finally(() => {
        clearTimeout(alarm);
      });
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* read.splice(0);
    }
  } finally {
    // Whoever stops listening lets go of the connection; one that is broken already has nothing to say about it.
    await reader.cancel().catch(() => undefined);
  }
}
