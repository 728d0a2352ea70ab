import type { Environment } from "../ports/environment.ts";

/**
 * Whether a password matches the stored hash. Without a stored hash, the same work is done and the result is false
 * (P34). If too many comparisons are waiting, `giveBack` is called, so that the attempt doesn't count as a guess (P35).
 * @throws {RollcallError} `request.throttled`: too many at once
 */
export async function comparePassword(
  stored: string | null,
  typed: string,
  giveBack: () => Promise<unknown>,
  { passwords }: Pick<Environment, "passwords">,
): Promise<boolean> {
  try {
    return (await passwords.verify(stored ?? (await passwords.decoy()), typed)) && stored !== null;
  } catch (error) {
    await giveBack();
    throw error;
  }
}
