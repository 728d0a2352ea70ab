import { hostError, RollcallError } from "@rollcall/core";
import type { Context } from "hono";
import { type Exchange, invalid } from "./exchange.ts";

const json = /^application\/json\s*(?:;|$)/i;
const bodyWasRead =
  "the body of this request was read or listened to before it reached Rollcall, for example by `express.json()`: mount Rollcall before body parsers, or exclude its path from them";
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Refuses a body that isn't JSON before reading it, because a form on another site can send anything else (P40).
 * @throws {RollcallError} `request.unsupported`
 */
export function refuseOtherBodies(c: Context<Exchange>): void {
  const type = c.req.header("content-type") ?? "";
  const encoding = c.req.header("content-encoding") ?? "identity";
  if (!json.test(type)) throw new RollcallError("request.unsupported", { expected: "application/json" });
  if (encoding.toLowerCase() !== "identity")
    throw new RollcallError("request.unsupported", { expected: "no encoding" });
}

/**
 * Reads the JSON of a body.
 * @param c the request
 * @param most the maximum number of bytes
 * @throws {RollcallError} `request.too-large`, `request.invalid`; `internal` if other code has read the body
 */
export async function readBody(c: Context<Exchange>, most: number): Promise<unknown> {
  const bytes = await readBytes(c, most);
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch {
    throw invalid("", "JSON in UTF-8");
  }
}

/**
 * Reads a body as it was sent.
 * @throws {RollcallError} `request.too-large`, `request.invalid`; `internal` if other code has read the body
 */
export async function readBytes(c: Context<Exchange>, most: number): Promise<ArrayBuffer | Uint8Array> {
  if (isReadElsewhere(c)) throw hostError(bodyWasRead);
  const announced = Number(c.req.header("content-length") ?? Number.NaN);
  if (announced > most) return tooLarge(most);
  return announced >= 0 ? wholeOf(c.req.raw, most) : bytesOf(c.req.raw, most);
}

/** Creating the stream of a request over a socket is slow, so `locked` is only read where the adapter doesn't know. */
function isReadElsewhere({ env, req: { raw } }: Context<Exchange>): boolean {
  return env.isBodyRead === true || raw.bodyUsed || (env.isBodyRead === undefined && raw.body?.locked === true);
}

/** Reads the body in one piece, which takes a third of the time. The HTTP server enforces the announced length. */
async function wholeOf(request: Request, most: number): Promise<ArrayBuffer> {
  const bytes = await request.arrayBuffer().catch(() => {
    throw invalid("", "a complete body");
  });
  return bytes.byteLength > most ? tooLarge(most) : bytes;
}

/** Counts the bytes, because a chunked body has no announced length. */
async function bytesOf(request: Request, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of partsOf(request)) {
    length += part.byteLength;
    if (length > most) return tooLarge(most);
    parts.push(part);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/** The chunks of a body. Stops without canceling, which would also abort the response over a socket. */
async function* partsOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    const reader = request.body?.getReader();
    for (;;) {
      const read = await reader?.read();
      if (read?.value === undefined) return;
      yield read.value;
    }
  } catch {
    throw invalid("", "a complete body");
  }
}

function tooLarge(most: number): never {
  throw new RollcallError("request.too-large", { most });
}
