import {
  type Actor,
  type CallMode,
  anonymousActor,
  type Operation,
  type Rollcall,
  RollcallError,
} from "@rollcall/core";
import type { Context, Handler, Hono } from "hono";
import { carrySession } from "./carry-session.ts";
import { queryDecoder } from "./decode-query.ts";
import { answerJson, answerQuery, type Exchange } from "./exchange.ts";
import { readBody, refuseOtherBodies } from "./read-body.ts";
import { type RecogniseCaller, signedIn } from "./recognise-caller.ts";
import { presentedDevice, presentedToken } from "./session-cookie.ts";

/** Options of the operation routes. */
export interface CallRoutesParts {
  readonly rollcall: Rollcall;
  readonly callerOf: RecogniseCaller;
  /** The path prefix of every route. */
  readonly base: string;
  /** The maximum size of a body, in bytes. */
  readonly maxBody: number;
}

/** The maximum length of a URL, in characters. */
const maxUrl = 16_384;

/**
 * Adds the routes of every operation: GET for a query, POST for a command, and POST for the `/check` and `/dry-run` of both.
 * Internal operations have no routes.
 */
export function addCallRoutes(app: Hono<Exchange>, { rollcall, callerOf, base, maxBody }: CallRoutesParts): void {
  const recognise = async (c: Context<Exchange>, { allowAnonymous }: Operation): Promise<Actor> => {
    if (!allowAnonymous) return noted(c, signedIn(await callerOf(c)));
    const actor = await orNobody(callerOf(c), c.get("source"));
    return noted(c, await withPortalPerson(actor, rollcall, presentedToken(c)));
  };

  const answerGet = (operation: Operation): Handler<Exchange> => {
    const decode = queryDecoder(operation);
    return async (c) => {
      const actor = await recognise(c, operation);
      if (c.req.url.length > maxUrl) throw new RollcallError("request.too-large", { most: maxUrl });
      const input = decode(c.req.url);
      return answerQuery(c, (await rollcall.call("run", { name: operation.name, input, actor })) as object);
    };
  };

  const answerPost = (operation: Operation, mode: CallMode): Handler<Exchange> => {
    return async (c) => {
      refuseOtherBodies(c);
      const actor = { ...(await recognise(c, operation)), deviceToken: presentedDevice(c) };
      const idempotencyKey = c.req.header("idempotency-key");
      const input = await readBody(c, maxBody);
      const call = { name: operation.name, input, actor, idempotencyKey };
      const answer = (await rollcall.call(mode, call)) as object;
      return answerJson(c, carrySession(c, operation, mode, answer));
    };
  };

  for (const operation of rollcall.operations.values()) {
    if (operation.internal) continue;
    const route = `${base}/${operation.name}`;
    const post = (path: string, mode: CallMode) => app.post(path, answerPost(operation, mode));
    if (operation.kind === "query") app.get(route, answerGet(operation));
    else post(route, "run");
    post(`${route}/check`, "check");
    post(`${route}/dry-run`, "dry-run");
  }
}

/** Records the caller for the log. */
function noted(c: Context<Exchange>, actor: Actor): Actor {
  c.set("actor", actor);
  return actor;
}

/** Adds the person of the session cookie to a host user, who takes precedence over it. A cookie of an ended session is ignored. */
async function withPortalPerson(actor: Actor, rollcall: Rollcall, token: string | undefined): Promise<Actor> {
  if (token === undefined || actor.personId === "" || actor.sessionId !== undefined) return actor;
  try {
    return { ...actor, portalPersonId: (await rollcall.session(token)).personId };
  } catch (error) {
    if (error instanceof RollcallError && error.code === "session.ended") return actor;
    throw error;
  }
}

/** The signed-in caller, or the anonymous actor if there is none, their session has ended or they are refused. */
async function orNobody(caller: Promise<Actor | undefined>, source: string): Promise<Actor> {
  try {
    return (await caller) ?? { ...anonymousActor, source };
  } catch (error) {
    if (error instanceof RollcallError && (error.kind === "unauthenticated" || error.kind === "forbidden"))
      return { ...anonymousActor, source };
    throw error;
  }
}
