import type { Streams } from "../../connection/contexts.ts";
import type { StreamStatus, TopicListener } from "../../connection/stream-hub.ts";

/**
 * The provider's event stream, whose listeners can also be asked to reload, because what they show may have changed without an event. While
 * the stream waits for a connection, listeners see it as `idle`; the portal shows this once for all of them.
 */
export class RefreshedStreams implements Streams {
  readonly #hub: Streams | undefined;
  readonly #listeners = new Set<TopicListener>();

  constructor(hub: Streams | undefined) {
    this.#hub = hub;
  }

  get status(): StreamStatus {
    return quiet(this.#hub?.status ?? "idle");
  }

  join(name: string, number: number, listener: TopicListener): () => void {
    const leave = this.#hub?.join(name, number, {
      changed: (message) => listener.changed(message),
      reload: () => listener.reload(),
      closed: () => listener.closed(),
      status: (status) => listener.status(quiet(status)),
    });
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      leave?.();
    };
  }

  refresh(): void {
    for (const listener of [...this.#listeners]) listener.reload();
  }
}

const quiet = (status: StreamStatus): StreamStatus => (status === "waiting" ? "idle" : status);
