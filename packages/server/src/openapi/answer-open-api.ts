import type { Handler } from "hono";
import type { Exchange } from "../exchange.ts";
import type { Described, OpenApi } from "./describe-api.ts";

/** `GET /openapi.json`: describes the API for tools. Loaded and built on first use; contains no data. */
export function answerOpenApi(described: Described, basePath: string): Handler<Exchange> {
  let api: Promise<OpenApi> | undefined;
  const build = async (): Promise<OpenApi> => (await import("./describe-api.ts")).describeApi(described, basePath);
  return async (c) => c.json(await (api ??= build()));
}
