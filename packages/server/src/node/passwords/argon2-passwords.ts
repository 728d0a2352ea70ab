import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { type Passwords, RollcallError } from "@rollcall/core";
import pLimit from "p-limit";
import { isCommonPassword } from "./is-common-password.ts";

/** The cost of a hash and the number of concurrent ones. */
export interface Argon2PasswordsOptions {
  /** Memory in KiB. Default and minimum: 19,456. */
  readonly memory?: number;
  /** Passes over the memory. Default and minimum: 2. */
  readonly passes?: number;
  /**
   * The number of concurrent hashes. Default: one per core, at most one fewer than Node's worker threads (4, or
   * `UV_THREADPOOL_SIZE`), so that file access and DNS do not wait for passwords.
   */
  readonly atOnce?: number;
  /** The maximum number of waiting hashes; additional ones are refused, to protect memory from a flood of sign-ins. Default: 64. */
  readonly maxWaiting?: number;
  /** Additional forbidden words, such as the name of the product or company. */
  readonly words?: readonly string[];
}

const least = { memory: 19_456, passes: 2 };
const bytes = { salt: 16, digest: 32 };
/** The time after which a refused caller may retry, in seconds. */
const comeBackIn = 1;

/**
 * Hashes passwords with Argon2id (P39) in Node's worker threads. A hash contains its parameters; one with other parameters is
 * outdated.
 * @throws {TypeError} the parameters are too weak. `hash` and `verify` throw `request.throttled` if too many are waiting
 */
export function createArgon2Passwords(options: Argon2PasswordsOptions = {}): Passwords {
  const { memory = least.memory, passes = least.passes, maxWaiting = 64, words = [] } = options;
  if (memory < least.memory || passes < least.passes) {
    throw new TypeError(`Argon2id needs at least ${least.memory} KiB of \`memory\` and ${least.passes} \`passes\``);
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

/**
 * A hash that practically no password has (the chance is 1 in 2^256). Creating it requires no hashing, so the first unknown caller does not
 * wait longer.
 */
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

/** An unreadable hash matches no password. */
async function verifyKept(kept: string, password: string): Promise<boolean> {
  return parametersOf(kept) !== null && verify(kept, password);
}
