import type { Handler } from "hono";
import type { Exchange } from "../exchange.ts";
import { describeApi, type Described, type OpenApi } from "./describe-api.ts";

/** `GET /openapi.json`: describes the API for tools. Built on first use; contains no data. */
export function answerOpenApi(described: Described, basePath: string): Handler<Exchange> {
  let api: OpenApi | undefined;
  return (c) => c.json((api ??= describeApi(described, basePath)));
}
