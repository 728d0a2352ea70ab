import { createMiddleware } from "hono/factory";
import type { Exchange } from "./exchange.ts";
import type { Log } from "./log.ts";

const serious: readonly (string | undefined)[] = ["internal", "unavailable"];

/** The secret of a link in a path. It gives access, so that logs never contain it (P52). */
const secret = /(?:\.|%2e)[\w-]{32}(?![\w-])/gi;

/** Logs each request when its response starts. */
export const logRequests = (log: Log) =>
  createMiddleware<Exchange>(async (c, next) => {
    const began = performance.now();
    await next();
    const refusal = c.get("refusal");
    log({
      level: serious.includes(refusal?.kind) ? "error" : "info",
      requestId: c.get("requestId"),
      method: c.req.method,
      path: c.req.path.replace(secret, ".…").slice(0, 256),
      status: c.res.status,
      milliseconds: performance.now() - began,
      personId: c.get("actor")?.personId,
      code: refusal?.code,
      cause: refusal?.cause,
    });
  });
