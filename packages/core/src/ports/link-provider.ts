import type { AbortSignalLike } from "../contract/abort-signal.ts";

/** Why a provider could not answer. Codes only: responses of the other server are never passed on (P66). */
export const linkProblems = [
  /** A setting is missing or malformed. */
  "settings-invalid",
  /** The provider rejects the token, or the token lacks a permission. */
  "credentials-refused",
  /** The schedule no longer exists. */
  "not-found",
  "rate-limited",
  "unreachable",
  "timed-out",
  /** The response isn't what is documented: a sign-in page, truncated JSON, an error with status 200. */
  "invalid-answer",
  /** The response is well-formed but incomplete: a repeated page, a person who can't be looked up. */
  "incomplete",
  "too-large",
  /** The address leads to this machine or its network. */
  "address-refused",
] as const;

/** Why a provider could not answer. */
export type LinkProblem = (typeof linkProblems)[number];

/** A person of a schedule in another product. */
export interface UpstreamPerson {
  /** Stable, and unique in this product; people are matched by it first (Q17). */
  readonly externalId: string;
  readonly name: string;
  readonly address: string | null;
  /** The provider has verified that the address is theirs. */
  readonly verified: boolean;
}

/** A schedule of another product. */
export interface UpstreamSchedule {
  readonly id: string;
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string | null;
}

/** A period in which a person is on call: milliseconds since the epoch; `until` is exclusive. */
export interface OnCallTime {
  readonly externalId: string;
  readonly name: string;
  readonly from: number;
  readonly until: number;
}

/** How a provider is reached: values by the names of its `fields`. */
export interface LinkConnection {
  readonly settings: Readonly<Record<string, string>>;
  /** The fields of kind `secret`. */
  readonly credentials: Readonly<Record<string, string>>;
}

/** A field of a connection's form. Labels are messages of the component, by provider and field. */
export interface LinkField {
  readonly name: string;
  /** `secret` is stored sealed and never returned. `file`: its text. */
  readonly kind: "text" | "secret" | "url" | "choice" | "file";
  readonly required: boolean;
  /** The values of a `choice`, the default first. */
  readonly options?: readonly string[];
}

/** What a provider can do. */
export interface LinkCapabilities {
  /** Whether there are several schedules to choose from. If not, `listSchedules` returns the only one. */
  readonly listsSchedules: boolean;
  /** Whether `listOnCall` exists. */
  readonly onCallTimes: boolean;
  /** Whether people may have `verified` addresses. */
  readonly verifiesAddresses: boolean;
}

/** A result is complete or a failure, never partial (P58). */
export type UpstreamAnswer<T extends object> =
  | ({ readonly status: "read" } & Readonly<T>)
  | {
      readonly status: "failed";
      readonly problem: LinkProblem;
      /** Seconds to wait before the next request, at most an hour (P60). */
      readonly retryAfter?: number;
    };

/** Reads schedules of another product, as a port. Never throws; ends early when `signal` aborts (`timed-out`). */
export interface LinkProvider {
  /** As stored: `pagerduty`. */
  readonly id: string;
  /** As shown: `PagerDuty`. */
  readonly name: string;
  readonly fields: readonly LinkField[];
  readonly capabilities: LinkCapabilities;
  /** The host that requests go to, for limits per host; empty if there is none or the settings are invalid. */
  hostOf(connection: LinkConnection): string;
  listSchedules(
    connection: LinkConnection,
    signal: AbortSignalLike,
  ): Promise<UpstreamAnswer<{ readonly schedules: readonly UpstreamSchedule[] }>>;
  /** All people of a schedule, on call now or not, each once. */
  listPeople(
    connection: LinkConnection,
    scheduleId: string,
    signal: AbortSignalLike,
  ): Promise<UpstreamAnswer<{ readonly people: readonly UpstreamPerson[] }>>;
  /** Who is on call within a window, in chronological order. */
  listOnCall?(
    connection: LinkConnection,
    scheduleId: string,
    window: { readonly from: number; readonly until: number },
    signal: AbortSignalLike,
  ): Promise<UpstreamAnswer<{ readonly times: readonly OnCallTime[] }>>;
  /** Whether the provider responds and accepts the credentials. */
  checkHealth(connection: LinkConnection, signal: AbortSignalLike): Promise<UpstreamAnswer<object>>;
}
