import {
  chain,
  type Clock,
  createEligibilitySettings,
  createProfileFields,
  type Environment,
  type Store,
  toAvailabilitySettings,
  toSignInSettings,
  unlimited,
} from "@rollcall/core/model";

/** The environment of an engine that only decides: calendars are empty, and there are no secrets. */
export const emptyEnvironment = (clock: Clock, store: Store): Environment => ({
  clock,
  ids: { next: () => "made" },
  mail: undefined,
  mailKinds: {},
  transfers: [],
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
  availability: toAvailabilitySettings(),
  read: (what) => store.transaction("read", (tx) => chain(tx.read([what]), ([answer]) => answer)),
  run: () => undefined,
  profile: createProfileFields(),
  eligibility: createEligibilitySettings(),
});
