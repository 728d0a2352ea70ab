import type { LinkConnection, LinkProvider, UpstreamAnswer } from "@rollcall/core";
import type { LinkOptions } from "./index.ts";

/** A value to send as JSON, a response, or text. */
type Value = object | string | null;

/** A response, or a function of the request that returns it. */
export type Scripted = Value | ((url: URL, body: unknown) => Value);

/** A server of a provider that answers from a script. */
export interface ScriptedServer {
  readonly options: LinkOptions;
  /** The requests so far, as `GET /users?offset=0`. */
  readonly requests: string[];
  readonly headers: Headers[];
}

/** The time of all tests. */
export const now = Date.UTC(2026, 5, 1, 12);

/**
 * Answers requests from a script with keys such as `GET /users`. Missing paths, and null, get status 404.
 * @param fault answers before the script; return undefined to continue
 */
export function scriptedServer(
  script: Readonly<Record<string, Scripted>>,
  fault?: (request: Request, count: number) => Response | undefined,
): ScriptedServer {
  const requests: string[] = [];
  const headers: Headers[] = [];
  return {
    requests,
    headers,
    options: {
      now: () => now,
      limits: { retryDelay: 0 },
      async fetch(request) {
        const url = new URL(request.url);
        requests.push(`${request.method} ${url.pathname}${url.search}`);
        headers.push(request.headers);
        const faulty = fault?.(request, requests.length);
        if (faulty !== undefined) return faulty;
        const scripted = script[`${request.method} ${url.pathname}`] ?? null;
        const body: unknown = request.method === "POST" ? await request.json() : undefined;
        const value = isFunction(scripted) ? scripted(url, body) : scripted;
        if (value instanceof Response) return value.clone();
        return value === null
          ? Response.json({ message: "not found" }, { status: 404 })
          : typeof value === "string"
            ? new Response(value)
            : Response.json(value);
      },
    },
  };
}

const isFunction = (scripted: Scripted): scripted is (url: URL, body: unknown) => Value =>
  typeof scripted === "function";

const signal = (): AbortSignal => new AbortController().signal;

/** The people of a schedule, as `id name address`, with `verified` if they are; or the problem. */
export async function peopleOf(
  provider: LinkProvider,
  connection: LinkConnection,
  scheduleId = "S1",
): Promise<readonly string[] | string> {
  const answer = await provider.listPeople(connection, scheduleId, signal());
  if (answer.status === "failed") return problemOf(answer);
  return answer.people.map(({ externalId, name, address, verified }) =>
    [externalId, name, address ?? "-", ...(verified ? ["verified"] : [])].join(" "),
  );
}

/** The times on call, as `id name 2026-06-01T10:00Z/2026-06-01T11:00Z`, or the problem. */
export async function onCallOf(
  provider: LinkProvider,
  connection: LinkConnection,
  days = 7,
  scheduleId = "S1",
): Promise<readonly string[] | string> {
  const window = { from: now, until: now + days * 86_400_000 };
  const answer = await provider.listOnCall?.(connection, scheduleId, window, signal());
  if (answer?.status !== "read") return answer === undefined ? "unsupported" : problemOf(answer);
  const written = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`;
  return answer.times.map(
    ({ externalId, name, from, until }) => `${externalId} ${name} ${written(from)}/${written(until)}`,
  );
}

/** The schedules, as `id name zone`, or the problem. */
export async function schedulesOf(
  provider: LinkProvider,
  connection: LinkConnection,
): Promise<readonly string[] | string> {
  const answer = await provider.listSchedules(connection, signal());
  if (answer.status === "failed") return problemOf(answer);
  return answer.schedules.map(({ id, name, timeZone }) => `${id} ${name} ${timeZone ?? "-"}`);
}

/** The problem of a response, with the wait if there is one: `rate-limited 30`. */
export const problemOf = (answer: UpstreamAnswer<object>): string =>
  answer.status === "read"
    ? "read"
    : [answer.problem, ...(answer.retryAfter === undefined ? [] : [answer.retryAfter])].join(" ");

/** A connection with these values; `token` and secret addresses are credentials. */
export const connectionOf = (
  settings: Readonly<Record<string, string>>,
  credentials: Readonly<Record<string, string>> = { token: "t0ken" },
): LinkConnection => ({ settings, credentials });
