import type { Environment } from "../ports/environment.ts";

/**
 * Whether a password matches the stored hash. Without a stored hash, the same work is done and the result is false
 * (P34). A comparison rejected because too many are waiting doesn't count as a guess: it is given back (P35).
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
