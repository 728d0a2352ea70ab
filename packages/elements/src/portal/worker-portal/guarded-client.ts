import type { RollcallClient } from "@rollcall/core";
import { createClient, type Method } from "@rollcall/core/client";
import { type ErrorCode, RollcallError } from "@rollcall/core/contract";

/** What an answer may say of the whole portal, whatever was asked. */
const ofThePortal: ReadonlySet<ErrorCode> = new Set([
  "request.unauthenticated",
  "session.ended",
  "password.change-required",
  "portal.paused",
]);

/**
 * The client for everything inside the portal: it says at once when an answer closes the portal, whichever part of it
 * asked (A27, P45).
 * @param client the client of the provider
 * @param closed hears why
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
        if (error instanceof RollcallError && ofThePortal.has(error.code)) closed(error.code);
        throw error;
      }
    },
    // Elements listen through the hub of the provider.
    stream: () => {
      throw new RollcallError("internal");
    },
  });
}
