import type { FindUpstreamSchedulesOutput } from "@rollcall/core";
import { connectionOf, initialValues, type Provider } from "../schedule-link/connect-step.ts";

/** A schedule in another product. */
export type UpstreamSchedule = FindUpstreamSchedulesOutput["schedules"][number];

/** The input so far. */
export interface Draft {
  readonly provider: Provider;
  readonly values: Readonly<Record<string, string>>;
  /** The schedules to choose from, once connected. */
  readonly schedules: readonly UpstreamSchedule[] | undefined;
  readonly upstreamId: string;
  readonly search: string;
  /** The name of the new schedule. */
  readonly name: string;
}

/** A draft with only the product. */
export const newDraft = (provider: Provider): Draft => ({
  ...{ provider, values: initialValues(provider), schedules: undefined, upstreamId: "", search: "", name: "" },
});

/** The connection that was entered. */
export const connected = ({ provider, values }: Draft) => ({
  provider: provider.id,
  ...connectionOf(provider, values),
});

/** The name of one of the schedules; empty if there is no such schedule. */
export const nameOf = (schedules: readonly UpstreamSchedule[], id: string): string =>
  schedules.find((one) => one.id === id)?.name ?? "";

/** The time zone of a schedule. */
export const zoneOf = (schedule: UpstreamSchedule | undefined): string => schedule?.timeZone ?? "UTC";
