import { toSignInSettings } from "../access/sign-in-settings.ts";
import { chain } from "../kernel/awaitable.ts";
import type { Store } from "../ports/store.ts";
import type { Clock } from "../ports/clock.ts";
import { unlimited } from "../kernel/limits.ts";
import type { Environment } from "../ports/environment.ts";
import { createProfileFields } from "../profiles/create-profile-fields.ts";

/** What an engine that only judges has outside: a calendar is always empty, a secret is never one. */
export const nothingOutside = (clock: Clock, store: Store): Environment => ({
  clock,
  ids: { next: () => "made" },
  mail: undefined,
  limits: unlimited,
  secrets: { random: () => "", derive: () => "", hash: () => "" },
  calendars: { read: () => Promise.resolve({ status: "read", busy: [], etag: null }) },
  hostCalendars: undefined,
  directory: undefined,
  personalRows: [],
  passwords: {
    hash: () => Promise.resolve(""),
    verify: () => Promise.resolve(false),
    isOutdated: () => false,
    decoy: () => Promise.resolve(""),
    isCommon: () => false,
  },
  signIn: toSignInSettings(),
  read: (what) => store.transaction("read", (tx) => chain(tx.read([what]), ([answer]) => answer)),
  run: () => undefined,
  profile: createProfileFields(),
});
