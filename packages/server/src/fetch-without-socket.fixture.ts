import type { RollcallServer } from "./create-server.ts";

/** `fetch` as far as a client sees: what reaches the handler, and a rejection when the caller gives up. */
export const fetchWithoutSocket =
  ({ handler }: Pick<RollcallServer, "handler">): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      request.signal.addEventListener("abort", () => {
        reject(request.signal.reason as Error);
      });
      handler(request).then(resolve, reject);
    });
  };
