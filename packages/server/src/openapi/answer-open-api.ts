import type { Operation } from "@rollcall/core";
import type { Handler } from "hono";
import type { Exchange } from "../exchange.ts";
import { describeApi, type OpenApi } from "./describe-api.ts";

/** `GET /openapi.json`: describes the API for tools. Built on first use; contains no data. */
export function answerOpenApi(operations: ReadonlyMap<string, Operation>, basePath: string): Handler<Exchange> {
  let described: OpenApi | undefined;
  return (c) => c.json((described ??= describeApi(operations, basePath)));
}
