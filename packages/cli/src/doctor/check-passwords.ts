import { performance } from "node:perf_hooks";
import type { Passwords } from "@rollcall/core";
import { type Finding, missing, ok, weak } from "../settings/finding.ts";

const name = "passwords";
const sample = "sample password";

/** A hash that takes less time is too easy to brute-force. In milliseconds. */
const minHashTime = 5;

/** Checks hashing and verification of passwords with a sample, and how long a hash takes. */
export async function checkPasswords(passwords: Passwords): Promise<Finding> {
  try {
    const began = performance.now();
    const hash = await passwords.hash(sample);
    const took = performance.now() - began;
    const isRight = await passwords.verify(hash, sample);
    const isWrong = !(await passwords.verify(hash, `${sample}.`));
    if (!isRight || !isWrong)
      return missing(name, "right and wrong passwords are not distinguished", "check the adapter in `parts.passwords`");
    const kind = /^\$([a-z0-9-]+)\$/.exec(hash)?.[1] ?? "custom adapter";
    const message = `${kind}, ${Math.round(took)} ms per hash`;
    if (hash.includes(sample)) return missing(name, "stored in plain text", "check the adapter in `parts.passwords`");
    return took < minHashTime
      ? weak(name, message, "use a slower hash, which is harder to brute-force")
      : ok(name, message);
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    return missing(name, `cannot be hashed: ${message}`, "check the adapter in `parts.passwords`");
  }
}
