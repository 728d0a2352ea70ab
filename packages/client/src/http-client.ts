import { type Client, createClient, type OperationSignature } from "@rollcall/core/client";
import type { RollcallOperation } from "@rollcall/core";
import { createHttpTransport, type HttpTransportOptions } from "./http-transport.ts";

/**
 * The typed client of a Rollcall server: `createHttpClient({ baseUrl: "/rollcall" }).members.list({ scheduleId })`.
 * Name the operations of a registry of your own as type parameter; Rollcall's are the default.
 */
export const createHttpClient = <O extends OperationSignature = RollcallOperation>(
  options: HttpTransportOptions,
): Client<O> => createClient<O>(createHttpTransport(options));
