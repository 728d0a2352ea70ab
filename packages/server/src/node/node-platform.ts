import type { Clock, Ids, Limits, Passwords, Secrets, Store } from "@rollcall/core";
import { v7 } from "uuid";
import { storeLimits } from "../limits/store-limits.ts";
import { nodeSecrets } from "./node-secrets.ts";
import { createArgon2Passwords } from "./passwords/argon2-passwords.ts";

/** What a `Rollcall` on Node is composed of, beside its store. */
export interface NodePlatform {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly limits: (store: Store, clock: Clock) => Limits;
  readonly secrets: Secrets;
  readonly passwords: Passwords;
}

/**
 * The machine's time, ids in the order in which they are made, limits that all processes on a store share, passwords
 * kept as Argon2id, and secrets of a key that dies with this process: give `secrets: nodeSecrets(key)` of your own, or a mail
 * that goes out after a restart carries another link than before, and a temporary password that opens nothing.
 */
export const nodePlatform: NodePlatform = {
  clock: { now: () => Date.now() },
  ids: { next: () => v7() },
  limits: storeLimits,
  secrets: nodeSecrets(),
  passwords: createArgon2Passwords(),
};
