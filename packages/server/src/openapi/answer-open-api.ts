import type { Operation } from "@rollcall/core";
import type { Handler } from "hono";
import type { Exchange } from "../exchange.ts";
import { describeApi, type OpenApi } from "./describe-api.ts";

/** `GET /openapi.json`: what this server can do, for tools. Built when first asked for; it holds no data of anybody. */
export function answerOpenApi(operations: ReadonlyMap<string, Operation>, basePath: string): Handler<Exchange> {
  let described: OpenApi | undefined;
  return (c) => c.json((described ??= describeApi(operations, basePath)));
}
