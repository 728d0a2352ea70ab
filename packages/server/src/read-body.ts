import { RollcallError } from "@rollcall/core";
import type { Context } from "hono";
import { type Exchange, invalid } from "./exchange.ts";

const json = /^application\/json\s*(?:;|$)/i;
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Refuses a body that is not JSON before any of it is read: a form of another site can send anything else (P40).
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
 * The JSON of a body.
 * @param c the request
 * @param most bytes
 * @throws {RollcallError} `request.too-large`, `request.invalid`
 */
export async function readBody(c: Context<Exchange>, most: number): Promise<unknown> {
  const bytes = await c.req.arrayBuffer().catch(() => {
    throw invalid("", "a whole body");
  });
  // The limit has counted what was streamed; a length that was announced is believed, so look at what came.
  if (bytes.byteLength > most) throw new RollcallError("request.too-large", { most });
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch {
    throw invalid("", "JSON in UTF-8");
  }
}
