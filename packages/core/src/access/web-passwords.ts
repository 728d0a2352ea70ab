import { bytesOf, randomBytes, subtleCrypto, toBase64Url } from "../kernel/web-crypto.ts";
import type { Passwords } from "../ports/passwords.ts";
import { sameHash } from "../secrets/token.ts";

/** The fewest that OWASP names for PBKDF2 with SHA-256 (P39). */
const usualIterations = 600_000;
const bytesInSalt = 16;
const bits = 256;

/**
 * Passwords hashed by what Node and every browser bring along: PBKDF2 with SHA-256. Servers on Node take Argon2id.
 * @param iterations 600,000 if left out; tests take fewer
 * @param isCommon whether a list of the host's has a password; none has if left out
 */
export function createWebPasswords(
  iterations = usualIterations,
  isCommon: Passwords["isCommon"] = () => false,
): Passwords {
  const derive = async (password: string, salt: string, rounds: number): Promise<string> => {
    const key = await subtleCrypto().importKey("raw", bytesOf(password), "PBKDF2", false, ["deriveBits"]);
    const algorithm = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: rounds } as const;
    return toBase64Url(new Uint8Array(await subtleCrypto().deriveBits(algorithm, key, bits)));
  };
  const hash = async (password: string): Promise<string> => {
    const salt = toBase64Url(randomBytes(bytesInSalt));
    return [scheme, iterations, salt, await derive(password, salt, iterations)].join("$");
  };
  let decoy: Promise<string> | undefined;
  return {
    hash,
    async verify(kept, password) {
      const [, rounds, salt = "", digest = ""] = kept.split("$");
      return sameHash(digest, await derive(password, salt, Number(rounds)));
    },
    isOutdated: (kept) => !kept.startsWith(`${scheme}$`) || Number(kept.split("$")[1]) < iterations,
    decoy: () => (decoy ??= hash(toBase64Url(randomBytes(bytesInSalt)))),
    isCommon,
  };
}

const scheme = "pbkdf2-sha256";
