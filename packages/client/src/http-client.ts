import { type ClientWith, createClient, type OperationSignature } from "@rollcall/core/client";
import { createHttpTransport, type HttpTransportOptions } from "./http-transport.ts";

/**
 * The typed client for a Rollcall server: `createHttpClient({ baseUrl: "/rollcall" }).members.list({ scheduleId })`.
 * `createHttpClient<typeof assignVehicle>(…)` adds a host's own operations.
 */
export const createHttpClient = <Own extends OperationSignature = never>(
  options: HttpTransportOptions,
): ClientWith<Own> => createClient<Own>(createHttpTransport(options));
