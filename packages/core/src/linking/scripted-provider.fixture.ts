import type { LinkProblem, LinkProvider, OnCallTime, UpstreamAnswer, UpstreamPerson } from "../ports/link-provider.ts";

/** Another product with one schedule, whose people and faults a test sets. */
export interface ScriptedUpstream {
  readonly provider: LinkProvider;
  people: readonly UpstreamPerson[];
  /** Who is on call. */
  times: readonly OnCallTime[];
  /** Fails with this problem instead of answering. */
  fault: { readonly problem: LinkProblem; readonly retryAfter?: number } | undefined;
  /** Called before each response with people. */
  before: () => void | Promise<void>;
  /** How often people were requested. */
  reads: number;
}

/** A person of the other product. */
export const upstreamPerson = (name: string, values: Partial<UpstreamPerson> = {}): UpstreamPerson => ({
  externalId: `up-${name}`,
  name,
  address: `${name.toLowerCase()}@example.org`,
  verified: true,
  ...values,
});

/** Creates another product whose responses a test sets. */
export function createScriptedUpstream(id = "scripted"): ScriptedUpstream {
  const answer = async <T extends object>(content: () => T): Promise<UpstreamAnswer<T>> => {
    await Promise.resolve();
    const { fault } = upstream;
    return fault === undefined ? { status: "read", ...content() } : { status: "failed", ...fault };
  };
  const provider: LinkProvider = {
    id,
    name: "Scripted",
    fields: [
      { name: "token", kind: "secret", required: true },
      { name: "host", kind: "text", required: false },
      { name: "url", kind: "url", required: false },
      { name: "file", kind: "file", required: false },
    ],
    capabilities: { listsSchedules: true, onCallTimes: true, verifiesAddresses: true },
    hostOf: ({ settings }) => settings["host"] ?? "",
    listSchedules: () =>
      answer(() => ({
        schedules: [
          { id: "night", name: "Night watch", timeZone: null },
          { id: "crew", name: "Crew", timeZone: "Europe/Zurich" },
        ],
      })),
    async listPeople() {
      upstream.reads++;
      await upstream.before();
      return answer(() => ({ people: upstream.people }));
    },
    listOnCall: () => answer(() => ({ times: upstream.times })),
    checkHealth: () => answer(() => ({})),
  };
  const upstream: ScriptedUpstream = {
    provider,
    people: [],
    times: [],
    fault: undefined,
    before: () => undefined,
    reads: 0,
  };
  return upstream;
}
