import type { RollcallClient } from "@rollcall/core";
import { createClient, type Method } from "@rollcall/core/client";
import { type ErrorCode, RollcallError } from "@rollcall/core/contract";

/** Errors that concern the whole portal, whatever was requested. */
const portalErrors: ReadonlySet<ErrorCode> = new Set([
  "request.unauthenticated",
  "session.ended",
  "password.change-required",
  "portal.paused",
]);

/**
 * The client for everything inside the portal. It reports errors that close the portal, whichever part of it made the
 * request (A27, P45).
 * @param client the client of the provider
 * @param closed called with the error code
 */
export function guardedClient(client: RollcallClient, closed: (code: ErrorCode) => void): RollcallClient {
  return createClient({
    async call({ name, mode, input, options }) {
      const [domain = "", verb = ""] = name.split(".");
      const methods = Reflect.get(client, domain) as Readonly<Record<string, Method<unknown, unknown>>> | undefined;
      const method = methods?.[verb];
      if (method === undefined) throw new RollcallError("request.not-found");
      try {
        if (mode === "run") return await method(input, options);
        return await (mode === "check" ? method.check(input, options) : method.dryRun(input, options));
      } catch (error) {
        if (error instanceof RollcallError && portalErrors.has(error.code)) closed(error.code);
        throw error;
      }
    },
    get files() {
      return client.files;
    },
    // Elements listen to the stream of the provider.
    stream: () => {
      throw new RollcallError("internal");
    },
  });
}
