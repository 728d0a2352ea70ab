import { type Actor, RollcallError, StoreOutdated, StoreUnavailable } from "@rollcall/core";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { statusOf } from "./status-of.ts";

/** Information about a request that is not part of the request itself. */
export interface RequestFrom {
  /** The remote address of the socket. Callers without one share a strict sign-in limit (P36). */
  readonly address?: string | undefined;
  /** Whether other code, such as a body parser, has already read the body. */
  readonly isBodyRead?: boolean | undefined;
}

/** Takes the text of a JSON response, whose `Response` then has no body. */
export interface TextSink {
  text?: string;
  /** Headers that the `Response` lacks: alternating names and values. */
  headers?: readonly string[];
}

/** The state of one request. */
export interface Exchange {
  Bindings: RequestFrom & {
    /** Whether responses explain mistakes in the host's code. */
    readonly explainsMistakes: boolean;
    /** Takes the text of JSON responses, if the adapter can send text itself. */
    readonly sink?: TextSink | undefined;
  };
  Variables: {
    /** The id of the request in the log and the response. */
    requestId: string;
    /** The source, as used for rate limits. */
    source: string;
    /** The caller, once recognized. */
    actor?: Actor;
    /** Headers that replace those of every response. */
    ownHeaders?: Readonly<Record<string, string>>;
    /** The error the request was refused with. */
    refusal?: RollcallError;
  };
}

/** Seconds to wait if a refusal does not specify them. */
const usualWait = 1;

/** A response without its own headers, whose text is sent separately. Creating one takes as long as reading three rows. */
const withText = new Response(null);

/** Responds to a request for which no header has been set, with JSON and status 200. */
export function answerQuery(c: Context<Exchange>, value: object): Response {
  const { sink } = c.env;
  if (sink === undefined) return c.json(value);
  sink.text = JSON.stringify(value);
  return withText;
}

/** Responds with JSON. */
export function answerJson(c: Context<Exchange>, value: object, status: ContentfulStatusCode = 200): Response {
  const { sink } = c.env;
  if (sink === undefined) return c.json(value, status);
  sink.text = JSON.stringify(value);
  return c.body(null, status);
}

/** Responds with an error: its wire form, the status of its kind and, if useful, when to retry. */
export function refuse(c: Context<Exchange>, failure: unknown, status?: 405): Response {
  const error = toRefusal(failure);
  c.set("refusal", error);
  if (error.kind === "throttled" || error.kind === "unavailable") {
    const seconds = error.code === "request.throttled" ? error.details.retryAfter : undefined;
    c.header("Retry-After", String(Math.ceil(seconds ?? usualWait)));
  }
  return answerJson(c, c.env.explainsMistakes ? error : withoutHint(error), status ?? statusOf[error.kind]);
}

/** Creates `request.invalid` for one problem of a request, in the same form as operations. */
export const invalid = (field: string, expected: string): RollcallError =>
  new RollcallError("request.invalid", { issues: [{ field, expected }] });

/** Hints are for the developers of the host. */
const withoutHint = (error: RollcallError): RollcallError =>
  error.code === "internal" ? new RollcallError("internal") : error;

function toRefusal(failure: unknown): RollcallError {
  if (failure instanceof RollcallError) return failure;
  if (failure instanceof StoreOutdated) return new RollcallError("store.outdated", {}, { cause: failure });
  const code = failure instanceof StoreUnavailable ? "store.unavailable" : "internal";
  return new RollcallError(code, {}, { cause: failure });
}
