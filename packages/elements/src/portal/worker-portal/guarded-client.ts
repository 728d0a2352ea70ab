import type { RollcallClient } from "@rollcall/core";
import { createClient } from "@rollcall/core/client";
import { type ErrorCode, RollcallError } from "@rollcall/core/contract";

/** What an answer may say of the whole portal, whatever was asked. */
const ofThePortal: ReadonlySet<ErrorCode> = new Set([
  "request.unauthenticated",
  "session.ended",
  "password.change-required",
  "portal.paused",
]);

type Verb = RollcallClient["people"]["getMe"];

/**
 * The client for everything inside the portal: it says at once when an answer closes the portal, whichever part of it
 * asked (A27, P45).
 * @param client the client of the provider
 * @param closed hears why
 */
export function guardedClient(client: RollcallClient, closed: (code: ErrorCode) => void): RollcallClient {
  const verbs = client as unknown as Readonly<Record<string, Readonly<Record<string, Verb>>>>;
  return createClient({
    async call({ name, mode, input, options }) {
      const [domain = "", verb = ""] = name.split(".");
      const method = verbs[domain]?.[verb];
      if (method === undefined) throw new RollcallError("request.not-found");
      const asked = input as Parameters<Verb>[0];
      try {
        if (mode === "run") return await method(asked, options);
        return await (mode === "check" ? method.check(asked, options) : method.dryRun(asked, options));
      } catch (error) {
        if (error instanceof RollcallError && ofThePortal.has(error.code)) closed(error.code);
        throw error;
      }
    },
    // Elements listen through the hub of the provider.
    stream: () => {
      throw new RollcallError("request.unsupported");
    },
  }) as RollcallClient;
}
