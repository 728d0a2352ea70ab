import { type Actor, type Rollcall, RollcallError, type StreamPosition } from "@rollcall/core";
import type { Handler } from "hono";
import { z } from "zod";
import { eventStream } from "./event-stream.ts";
import { type Exchange, invalid, refuse } from "./exchange.ts";
import type { Log } from "./log.ts";
import type { OpenStreams } from "./open-streams.ts";
import { type RecogniseCaller, signedIn } from "./recognise-caller.ts";

/** The maximum number of topics per stream. */
const maxTopics = 64;

/** The maximum number of open streams per person and server. */
const maxStreams = 20;

/** When to retry, in seconds: by then an abandoned stream may have been closed. */
const comeBackIn = 15;

const positionForm = z
  .record(z.string().min(1).max(128), z.int().nonnegative().nullable())
  .refine((position) => Object.keys(position).length > 0 && Object.keys(position).length <= maxTopics);

/** Options of the event route. */
export interface EventRouteParts {
  readonly rollcall: Rollcall;
  readonly callerOf: RecogniseCaller;
  readonly streams: OpenStreams;
  /** Called when a stream breaks. */
  readonly log: Log;
}

/**
 * `GET /events?position={"topic":number|null}`: the messages of these topics as server-sent events, each with the JSON of
 * a `StreamMessage` as its data. The stream resumes at the position. The caller is identified again every few seconds, and the stream ends
 * if they have changed. A person can have 20 open streams; another one fails with `request.throttled`.
 */
export function answerEvents({ rollcall, callerOf, streams, log }: EventRouteParts): Handler<Exchange> {
  return async (c) => {
    // Handling HEAD like GET would leave an unread stream open.
    if (c.req.method === "HEAD") return refuse(c, invalid("method", "GET"), 405);
    const actor = signedIn(await callerOf(c));
    c.set("actor", actor);
    const began = performance.now();
    const position = toPosition(c.req.query("position"));
    if (streams.of(actor.personId) >= maxStreams) {
      throw new RollcallError("request.throttled", { most: maxStreams, retryAfter: comeBackIn });
    }
    const ends = new AbortController();
    const { body, beat, end } = eventStream(rollcall.stream(position, actor, ends.signal), (cause) => {
      ends.abort();
      forget();
      if (cause === undefined) return;
      const { method, path } = c.req;
      const requestId = c.get("requestId");
      log({ level: "error", requestId, method, path, status: 200, milliseconds: performance.now() - began, cause });
    });
    const isCurrent = async () => isSame(signedIn(await callerOf(c)), actor);
    const forget = streams.add({ personId: actor.personId, isCurrent, beat, end });
    return c.body(body, 200, streamHeaders);
  };
}

/** The adapter for Node sends a chunked response immediately; otherwise it waits for more chunks. */
const streamHeaders = {
  "Content-Type": "text/event-stream",
  "Transfer-Encoding": "chunked",
  Connection: "keep-alive",
};

function toPosition(text: string | undefined): StreamPosition {
  const expected = `JSON with 1 to ${maxTopics} topics, each with the last received number or null`;
  let position: unknown;
  try {
    position = JSON.parse(text ?? "");
  } catch {
    throw invalid("position", expected);
  }
  const result = positionForm.safeParse(position);
  if (!result.success) throw invalid("position", expected);
  return result.data;
}

const isSame = (one: Actor, other: Actor): boolean =>
  one.personId === other.personId &&
  one.organizationId === other.organizationId &&
  one.affiliation === other.affiliation &&
  one.organizationRole === other.organizationRole &&
  one.restriction === other.restriction;
