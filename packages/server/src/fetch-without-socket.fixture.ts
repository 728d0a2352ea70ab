import type { RollcallServer } from "./create-server.ts";

/** A `fetch` that calls the handler directly and rejects when the caller aborts. */
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
