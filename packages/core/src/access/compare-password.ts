import type { Limit } from "../kernel/rate-limits.ts";
import type { Environment } from "../ports/environment.ts";

/**
 * Whether a password matches the stored hash. Without a stored hash, the same work is done and the result is false
 * (P34). A comparison rejected because too many are waiting doesn't count as a guess: its limits are refunded (P35).
 * @throws {RollcallError} `request.throttled`: too many at once
 */
export async function comparePassword(
  stored: string | null,
  typed: string,
  taken: readonly Limit[],
  { limits, passwords }: Environment,
): Promise<boolean> {
  try {
    return (await passwords.verify(stored ?? (await passwords.decoy()), typed)) && stored !== null;
  } catch (error) {
    await limits.giveBack(taken);
    throw error;
  }
}
