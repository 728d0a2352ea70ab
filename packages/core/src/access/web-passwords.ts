import { bytesOf, randomBytes, subtleCrypto, toBase64Url } from "../kernel/platform/web-crypto.ts";
import type { Passwords } from "../ports/passwords.ts";
import { sameHash } from "../secrets/token.ts";

/** The OWASP minimum for PBKDF2 with SHA-256 (P39). */
const usualIterations = 600_000;
const bytesInSalt = 16;
const bits = 256;

/**
 * Passwords hashed with PBKDF2 and SHA-256, which Node and every browser support. Servers on Node use Argon2id.
 * @param iterations defaults to 600,000; tests use fewer
 * @param isCommon whether the host's list contains a password; defaults to an empty list
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
    async verify(stored, password) {
      const made = partsOf(stored);
      // A hash from another adapter can't be compared, but takes the same time (P34).
      const { rounds, salt, digest } = made ?? { rounds: iterations, salt: "", digest: "" };
      return sameHash(digest, await derive(password, salt, rounds)) && made !== undefined;
    },
    isOutdated: (stored) => (partsOf(stored)?.rounds ?? 0) < iterations,
    decoy: () => (decoy ??= hash(toBase64Url(randomBytes(bytesInSalt)))),
    isCommon,
  };
}

const scheme = "pbkdf2-sha256";
const form = new RegExp(`^${scheme}\\$([1-9]\\d{0,8})\\$([\\w-]+)\\$([\\w-]+)$`);

/** Parses a hash of this scheme; `undefined` for another scheme. */
function partsOf(stored: string) {
  const [, rounds, salt, digest] = form.exec(stored) ?? [];
  return rounds && salt && digest ? { rounds: Number(rounds), salt, digest } : undefined;
}
