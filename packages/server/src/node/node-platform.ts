import type { Clock, Ids, Limits, Observer, Passwords, Secrets, Store } from "@rollcall/core";
import { v7 } from "uuid";
import { storeLimits } from "../limits/store-limits.ts";
import { nodeSecrets } from "./node-secrets.ts";
import { openTelemetry } from "../telemetry/open-telemetry.ts";
import { createArgon2Passwords } from "./passwords/argon2-passwords.ts";

/** The platform options of a Rollcall instance on Node; only the store is missing. */
export interface NodePlatform {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly limits: (store: Store, clock: Clock) => Limits;
  readonly secrets: Secrets;
  readonly passwords: Passwords;
  readonly observer: Observer;
}

/**
 * The system clock, sortable ids, rate limits shared by all processes on a store, Argon2id passwords, reports to OpenTelemetry, and secrets
 * with a key that only this process has. Pass your own `secrets: nodeSecrets(key)`; otherwise mail sent after a restart contains different
 * links and an invalid temporary password.
 */
export const nodePlatform: NodePlatform = {
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  ids: { next: () => v7() },
  limits: storeLimits,
  secrets: nodeSecrets(),
  passwords: createArgon2Passwords(),
  observer: openTelemetry(),
};
