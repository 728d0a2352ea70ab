import { createMiddleware } from "hono/factory";
import { idHeader, setAnswerHeaders } from "./answer-headers.ts";
import type { Exchange } from "./exchange.ts";
import type { Log } from "./log.ts";

const serious: readonly (string | undefined)[] = ["internal", "unavailable"];

/** The secret of a link in a path. It grants access, so logs never contain it (P52). */
const secret = /(?:\.|%2e)[\w-]{32}(?![\w-])/gi;

const acceptableId = /^[\w\-=]{1,128}$/;

/**
 * Sets the headers of each response, and logs its request when the response starts. The log and the response contain the same id: the one
 * the caller sent, if acceptable. Both are done in one layer, because each layer costs two promises.
 */
export const logRequests = (log: Log) =>
  createMiddleware<Exchange>(async (c, next) => {
    const began = performance.now();
    const given = c.req.header(idHeader) ?? "";
    const requestId = acceptableId.test(given) ? given : crypto.randomUUID();
    c.set("requestId", requestId);
    await next();
    setAnswerHeaders(c);
    const refusal = c.get("refusal");
    log({
      level: serious.includes(refusal?.kind) ? "error" : "info",
      requestId,
      method: c.req.method,
      path: c.req.path.replace(secret, ".…").slice(0, 256),
      status: c.res.status,
      milliseconds: performance.now() - began,
      personId: c.get("actor")?.personId,
      code: refusal?.code,
      cause: refusal?.cause,
    });
  });
