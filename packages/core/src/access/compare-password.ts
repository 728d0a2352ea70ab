import type { Limit } from "../kernel/rate-limits.ts";
import type { Environment } from "../ports/environment.ts";

/**
 * Whether a password is the one that is kept. Where none is kept it is compared all the same, by the same work, and is not
 * (P34). What could not be compared, because too many wait, was no guess: what was taken for it is given back (P35).
 * @throws {RollcallError} `request.throttled` too many at once
 */
export async function comparePassword(
  kept: string | null,
  typed: string,
  taken: readonly Limit[],
  { limits, passwords }: Environment,
): Promise<boolean> {
  try {
    return (await passwords.verify(kept ?? (await passwords.decoy()), typed)) && kept !== null;
  } catch (error) {
    await limits.giveBack(taken);
    throw error;
  }
}
