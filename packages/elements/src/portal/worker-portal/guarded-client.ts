import type { RollcallClient } from "@rollcall/core";
import { type Call, createClient, type Method, type Transport } from "@rollcall/core/client";
import { type ErrorCode, RollcallError } from "@rollcall/core/contract";

/** Errors that concern the whole portal, whatever was requested. */
const portalErrors: ReadonlySet<ErrorCode> = new Set([
  "request.unauthenticated",
  "session.ended",
  "password.change-required",
  "portal.paused",
]);

/** Calls an operation of a client by its name. */
export async function callThrough(client: RollcallClient, { name, mode, input, options }: Call): Promise<unknown> {
  const [domain = "", verb = ""] = name.split(".");
  const methods = Reflect.get(client, domain) as Readonly<Record<string, Method<unknown, unknown>>> | undefined;
  const method = methods?.[verb];
  if (method === undefined) throw new RollcallError("request.not-found");
  if (mode === "run") return method(input, options);
  return mode === "check" ? method.check(input, options) : method.dryRun(input, options);
}

/** A client whose calls are made by this function, with the files of another. Elements listen to the stream of the provider. */
export const clientWith = (client: RollcallClient, call: Transport["call"]): RollcallClient =>
  createClient({
    call,
    get files() {
      return client.files;
    },
    stream: () => {
      throw new RollcallError("internal");
    },
  });

/**
 * The client for everything inside the portal. It reports errors that close the portal, no matter which part made the request (A27, P45).
 * @param client the client of the provider
 * @param closed called with the error code
 */
export function guardedClient(client: RollcallClient, closed: (code: ErrorCode) => void): RollcallClient {
  return clientWith(client, async (call) => {
    try {
      return await callThrough(client, call);
    } catch (error) {
      if (error instanceof RollcallError && portalErrors.has(error.code)) closed(error.code);
      throw error;
    }
  });
}
