import { context, propagation, SpanKind, SpanStatusCode, type TextMapGetter, trace } from "@opentelemetry/api";
import type { Context, MiddlewareHandler, Next } from "hono";
import { matchedRoutes } from "hono/route";
import type { Exchange } from "../exchange.ts";
import { instruments, isObserved, secondsSince, tracer } from "./instruments.ts";

const knownMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

const fromHeaders: TextMapGetter<Headers> = {
  get: (headers, name) => headers.get(name) ?? undefined,
  keys: (headers) => [...headers.keys()],
};

/**
 * Reports each request to OpenTelemetry until its response starts, with the attributes of the semantic conventions. Paths may contain
 * secrets and queries may contain names, so only the route is reported. If the host already traces requests, the span is part of
 * that trace, and no metric counts the request twice.
 */
export const traceRequests: MiddlewareHandler<Exchange> = (c, next) => (isObserved() ? traced(c, next) : next());

async function traced(c: Context<Exchange>, next: Next): Promise<void> {
  const began = performance.now();
  const active = context.active();
  const isTraced = trace.getSpan(active) !== undefined;
  const parent = isTraced ? active : propagation.extract(active, c.req.raw.headers, fromHeaders);
  const method = knownMethods.has(c.req.method) ? c.req.method : "_OTHER";
  const route = routeOf(c);
  const attributes = {
    "http.request.method": method,
    "url.scheme": c.req.url.startsWith("https:") ? "https" : "http",
    ...(route !== undefined && { "http.route": route }),
  };
  const name = [method === "_OTHER" ? "HTTP" : method, route].join(" ").trim();
  const kind = isTraced ? SpanKind.INTERNAL : SpanKind.SERVER;
  const span = tracer().startSpan(name, { kind, attributes }, parent);
  await context.with(trace.setSpan(parent, span), next);
  const { status } = c.res;
  const code = c.get("refusal")?.code;
  const answered = {
    "http.response.status_code": status,
    ...(code !== undefined && { "rollcall.error.code": code }),
    ...(status >= 500 && { "error.type": code ?? String(status) }),
  };
  span.setAttributes(answered);
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
  if (!isTraced) instruments().requests.record(secondsSince(began), { ...attributes, ...answered });
}

/** The path with which the route was declared, such as `/rollcall/members.list`; undefined for an unknown path. */
const routeOf = (c: Context): string | undefined => matchedRoutes(c).findLast(({ path }) => !path.endsWith("*"))?.path;
