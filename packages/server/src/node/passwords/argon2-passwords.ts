import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { type Passwords, RollcallError } from "@rollcall/core";
import pLimit from "p-limit";
import { isCommonPassword } from "./is-common-password.ts";

/** How dear a hash is, and how many are made at once. */
export interface Argon2PasswordsOptions {
  /** KiB of memory; 19,456 if left out, which is the least. */
  readonly memory?: number;
  /** Passes over the memory; 2 if left out, which is the least. */
  readonly passes?: number;
  /**
   * Hashes made at once. If left out: one per core, and one fewer than Node has threads for such work (4, or
   * `UV_THREADPOOL_SIZE`), so that files and names of hosts do not wait for passwords.
   */
  readonly atOnce?: number;
  /** Hashes that wait at most; 64 if left out. The next is refused, so that a flood of sign-ins fills no memory. */
  readonly maxWaiting?: number;
  /** Words that are no passwords here, beside the list: the name of the product, of the company. */
  readonly words?: readonly string[];
}

const least = { memory: 19_456, passes: 2 };
const bytes = { salt: 16, digest: 32 };
/** Seconds after which whoever found no place may come again. */
const comeBackIn = 1;

/**
 * Passwords kept as Argon2id (P39), hashed beside the event loop by the threads that Node keeps for such work. Parameters
 * stand in the hash: one that was made with others than these is outdated.
 * @throws {TypeError} the parameters are weaker than is allowed. `hash` and `verify` throw `request.throttled` when too
 *   many wait already
 */
export function createArgon2Passwords(options: Argon2PasswordsOptions = {}): Passwords {
  const { memory = least.memory, passes = least.passes, maxWaiting = 64, words = [] } = options;
  if (memory < least.memory || passes < least.passes) {
    throw new TypeError(`Argon2id needs \`memory\` of ${least.memory} KiB and ${least.passes} \`passes\` at least`);
  }
  const parameters = { memoryCost: memory, timeCost: passes, parallelism: 1, outputLen: bytes.digest };
  const limit = pLimit(options.atOnce ?? usualAtOnce());
  const decoy = decoyOf(`m=${memory},t=${passes},p=1`);

  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (limit.pendingCount >= maxWaiting) throw new RollcallError("request.throttled", { retryAfter: comeBackIn });
    return limit(work);
  };

  return {
    hash: (password) => inTurn(() => hash(password, parameters)),
    verify: (kept, password) => inTurn(() => verifyKept(kept, password)),
    isOutdated(kept) {
      const made = parametersOf(kept);
      return made?.memoryCost !== memory || made.timeCost !== passes || made.parallelism !== 1;
    },
    decoy: () => Promise.resolve(decoy),
    isCommon: (password) => isCommonPassword(password, words),
  };
}

function usualAtOnce(): number {
  const threads = Number(process.env["UV_THREADPOOL_SIZE"]) || 4;
  return Math.max(1, Math.min(availableParallelism(), threads - 1));
}

/** What no password hashes to, but for one chance in 2^256: it takes no hashing to make, so the first stranger waits no longer. */
function decoyOf(parameters: string): string {
  const random = (length: number): string => randomBytes(length).toString("base64").replace(/=+$/, "");
  return `$argon2id$v=19$${parameters}$${random(bytes.salt)}$${random(bytes.digest)}`;
}

const kind = "$argon2id$v=19$";

function parametersOf(kept: string): ReturnType<typeof parseOptions> | null {
  try {
    return kept.startsWith(kind) ? parseOptions(kept) : null;
  } catch {
    return null;
  }
}

/** A hash that cannot be read is nobody's. */
async function verifyKept(kept: string, password: string): Promise<boolean> {
  return parametersOf(kept) !== null && verify(kept, password);
}
