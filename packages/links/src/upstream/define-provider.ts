import type { AbortSignalLike } from "@rollcall/core/client";
import type {
  LinkCapabilities,
  LinkConnection,
  LinkField,
  LinkProvider,
  OnCallTime,
  UpstreamAnswer,
  UpstreamSchedule,
} from "@rollcall/core";
import { type LinkOptions, type ProviderContext, toContext } from "./link-options.ts";
import { type RawPerson, toName, toPeople } from "./to-people.ts";
import { type Target, Upstream } from "./upstream.ts";
import { UpstreamFailure } from "./upstream-failure.ts";

/** The connection of one read. */
export interface Reading {
  readonly upstream: Upstream;
  readonly connection: LinkConnection;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly maxPeople: number;
}

/** A period of time: milliseconds since the epoch. */
export interface TimeWindow {
  readonly from: number;
  readonly until: number;
}

/** What is particular to a provider. Its functions may throw an `UpstreamFailure`. */
export interface ProviderDefinition {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly LinkField[];
  readonly capabilities: LinkCapabilities;
  /** Where requests go. Null if nothing is requested. */
  readonly connect: (connection: LinkConnection) => Target | null;
  readonly listSchedules: (reading: Reading) => Promise<readonly UpstreamSchedule[]>;
  listPeople(reading: Reading, scheduleId: string): Promise<Iterable<RawPerson>>;
  listOnCall?(reading: Reading, scheduleId: string, window: TimeWindow): Promise<readonly OnCallTime[]>;
  /** Default: lists the schedules. */
  readonly checkHealth?: (reading: Reading) => Promise<unknown>;
}

/** Creates a provider whose responses are complete or failures, and which never throws. */
export function defineProvider(definition: ProviderDefinition, options: LinkOptions): LinkProvider {
  const context = toContext(options);
  const { id, name, fields, capabilities, connect } = definition;
  const answer = <T extends object>(
    connection: LinkConnection,
    signal: AbortSignalLike,
    read: (reading: Reading) => Promise<T>,
  ): Promise<UpstreamAnswer<T>> =>
    toAnswer(signal, context, async (timed) => {
      requireFields(fields, connection);
      const target = connect(connection) ?? { baseUrl: "about:blank", headers: {} };
      const upstream = new Upstream(target, context, timed);
      return read({ upstream, connection, now: context.now(), maxPeople: context.limits.people });
    });
  return {
    id,
    name,
    fields,
    capabilities,
    hostOf(connection) {
      try {
        requireFields(fields, connection);
        return new URL(connect(connection)?.baseUrl ?? "about:blank").host;
      } catch {
        return "";
      }
    },
    listSchedules: (connection, signal) =>
      answer(connection, signal, async (reading) => ({
        schedules: (await definition.listSchedules(reading)).map(({ id, name, timeZone }) => ({
          id,
          name: toName(name) || id,
          timeZone: toTimeZone(timeZone),
        })),
      })),
    listPeople: (connection, scheduleId, signal) =>
      answer(connection, signal, async (reading) => ({
        people: toPeople(await definition.listPeople(reading, scheduleId), reading.maxPeople),
      })),
    ...(definition.listOnCall && {
      listOnCall: (connection, scheduleId, window, signal) =>
        answer(connection, signal, async (reading) => ({
          times: toTimes((await definition.listOnCall?.(reading, scheduleId, window)) ?? [], window),
        })),
    }),
    checkHealth: (connection, signal) =>
      answer(connection, signal, async (reading) => {
        await (definition.checkHealth ?? definition.listSchedules)(reading);
        return {};
      }),
  };
}

async function toAnswer<T extends object>(
  outer: AbortSignalLike,
  { limits }: ProviderContext,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<UpstreamAnswer<T>> {
  const ended = new AbortController();
  const abort = (): void => {
    ended.abort();
  };
  if (outer.aborted) abort();
  outer.addEventListener("abort", abort);
  const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(limits.time)]);
  try {
    signal.throwIfAborted();
    return { status: "read", ...(await read(signal)) };
  } catch (error) {
    if (signal.aborted) return { status: "failed", problem: "timed-out" };
    // Anything else is a mistake in reading: the response isn't trusted.
    const { problem, retryAfter } = error instanceof UpstreamFailure ? error : new UpstreamFailure("invalid-answer");
    return { status: "failed", problem, ...(retryAfter !== undefined && { retryAfter }) };
  } finally {
    outer.removeEventListener("abort", abort);
  }
}

function requireFields(fields: readonly LinkField[], { settings, credentials }: LinkConnection): void {
  for (const { name, kind, required, options } of fields) {
    const value = (kind === "secret" ? credentials : settings)[name] ?? "";
    if (value.trim() === "" ? required : options?.includes(value) === false)
      throw new UpstreamFailure("settings-invalid");
  }
}

function toTimeZone(zone: string | null): string | null {
  if (zone === null) return null;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    return null;
  }
}

/** The times within the window, in order. */
const toTimes = (times: readonly OnCallTime[], { from, until }: TimeWindow): readonly OnCallTime[] =>
  times
    .filter((time) => time.from < until && time.until > from && time.from < time.until)
    .map((time) => ({
      ...time,
      name: toName(time.name) || time.externalId,
      from: Math.max(time.from, from),
      until: Math.min(time.until, until),
    }))
    .sort((a, b) => a.from - b.from || a.until - b.until);
