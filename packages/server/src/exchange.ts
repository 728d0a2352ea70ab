import { type Actor, RollcallError, StoreUnavailable } from "@rollcall/core";
import type { Context } from "hono";
import type { RequestIdVariables } from "hono/request-id";
import { statusOf } from "./status-of.ts";

/** What is known of one request while it is answered. */
export interface Exchange {
  Bindings: {
    /** What is at the other end of the socket, where there is one. */
    readonly address?: string | undefined;
  };
  Variables: RequestIdVariables & {
    /** Where it comes from, as limits count it. */
    source: string;
    /** Who calls, once recognised. */
    actor?: Actor;
    /** What the request was refused with. */
    refusal?: RollcallError;
  };
}

/** Seconds to wait where a refusal does not say how many. */
const usualWait = 1;

/** Answers with a refusal: its wire form, the status of its kind, and when to come back where that helps. */
export function refuse(c: Context<Exchange>, failure: unknown, status?: 405): Response {
  const error = toRefusal(failure);
  c.set("refusal", error);
  if (error.kind === "throttled" || error.kind === "unavailable") {
    const seconds = error.code === "request.throttled" ? error.details.retryAfter : undefined;
    c.header("Retry-After", String(Math.ceil(seconds ?? usualWait)));
  }
  return c.json(error, status ?? statusOf[error.kind]);
}

/** `request.invalid` for one thing wrong with a request, in the form in which operations say it. */
export const invalid = (field: string, expected: string): RollcallError =>
  new RollcallError("request.invalid", { issues: [{ field, expected }] });

function toRefusal(failure: unknown): RollcallError {
  if (failure instanceof RollcallError) return failure;
  const code = failure instanceof StoreUnavailable ? "store.unavailable" : "internal";
  return new RollcallError(code, {}, { cause: failure });
}
