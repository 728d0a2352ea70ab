import type { Clock } from "../ports/clock.ts";
import { unlimited } from "../kernel/limits.ts";
import type { Outside } from "../ports/outside.ts";

/** What an engine that only judges has outside: a calendar is always empty, a secret is never one. */
export const nothingOutside = (clock: Clock): Outside => ({
  clock,
  ids: { next: () => "made" },
  mail: undefined,
  limits: unlimited,
  secrets: { random: () => "", derive: () => "", hash: () => "" },
  calendars: { read: () => Promise.resolve({ status: "read", busy: [], etag: null }) },
  hostCalendars: undefined,
});
