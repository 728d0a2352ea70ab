import { performance } from "node:perf_hooks";
import type { Passwords } from "@rollcall/core";
import { type Finding, missing, ok, weak } from "../settings/finding.ts";

const name = "passwords";
const sample = "a sample that is nobody's password";

/** Milliseconds below which a hash costs whoever tries passwords too little. */
const leastCost = 5;

/** Whether passwords of external people can be kept and compared, tried on one of nobody's, and how long that takes. */
export async function checkPasswords(passwords: Passwords): Promise<Finding> {
  try {
    const began = performance.now();
    const hash = await passwords.hash(sample);
    const took = performance.now() - began;
    const isRight = await passwords.verify(hash, sample);
    const isWrong = !(await passwords.verify(hash, `${sample}.`));
    if (!isRight || !isWrong) return missing(name, "are not told apart", "see the adapter of `parts.passwords`");
    const kind = /^\$([a-z0-9-]+)\$/.exec(hash)?.[1] ?? "an adapter of the host's own";
    const says = `${kind}, ${Math.round(took)} ms a hash`;
    if (hash.includes(sample)) return missing(name, "are kept as they are", "see the adapter of `parts.passwords`");
    return took < leastCost ? weak(name, says, "a hash that takes longer is harder to guess") : ok(name, says);
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    return missing(name, `cannot be hashed: ${message}`, "see the adapter of `parts.passwords`");
  }
}
