import type { LinkProvider, UpstreamPerson } from "@rollcall/core";
import type { Listed } from "./linked-state.ts";

/** Another product with one schedule, for all worlds of a Rollcall. */
export class ModelUpstream {
  people: readonly UpstreamPerson[] = [];
  fails = false;
  /** Runs once while people are read. */
  during: (() => Promise<void>) | undefined;

  readonly provider: LinkProvider = {
    ...{ id: "model", name: "Model", fields: [] },
    capabilities: { listsSchedules: true, onCallTimes: false, verifiesAddresses: true },
    hostOf: () => "upstream.example",
    listSchedules: async () =>
      this.fails
        ? { status: "failed", problem: "unreachable" }
        : { status: "read", schedules: [{ id: "night", name: "Night watch", timeZone: null }] },
    listPeople: async () => {
      const { during } = this;
      this.during = undefined;
      await during?.();
      return this.fails ? { status: "failed", problem: "unreachable" } : { status: "read", people: this.people };
    },
    checkHealth: async () => ({ status: "read" }),
  };

  /** Adopts what the model lists. */
  set(listed: ReadonlyMap<string, Listed>, fails: boolean): void {
    this.fails = fails;
    const people = [...listed.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    this.people = people.map(({ id, address, isVerified }) => ({
      ...{ externalId: id, name: id, address, verified: isVerified },
    }));
  }
}
