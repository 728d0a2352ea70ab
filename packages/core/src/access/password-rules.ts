import type { Reason } from "../contract/decision.ts";
import { bytesOf } from "../kernel/platform/web-crypto.ts";
import { fold } from "../kernel/values/search-words.ts";
import type { Passwords } from "../ports/passwords.ts";
import type { SignInSettings } from "../ports/sign-in-settings.ts";
import { maxPasswordBytes } from "./sign-in-settings.ts";

/** A password as compared and hashed: in NFC, so that typing it on another machine yields the same value (P38). */
export const toPassword = (typed: string): string => typed.normalize("NFC");

/** Whether it is too long to be hashed (P39). */
export const isTooLong = (password: string): boolean => bytesOf(password).length > maxPasswordBytes;

const tooCommon: Reason = { code: "password.too-common" };

/** Words an attacker would try first for this person. */
export const ownWords = (
  person: { readonly name: string; readonly email: string } | undefined,
  organization: { readonly name: string } | undefined,
): readonly string[] => [person?.name ?? "", person?.email ?? "", organization?.name ?? ""];

/**
 * Why a password is rejected, if it is (Q47). Checks the length and obvious guesses, without composition rules.
 * @param password in NFC
 * @param about words about the person who chooses it: name, address, organization
 * @param settings the minimum length
 * @param passwords recognizes common ones
 */
export async function passwordProblem(
  password: string,
  about: readonly string[],
  settings: SignInSettings,
  passwords: Passwords,
): Promise<Reason | undefined> {
  // Counts graphemes, not the code units of a string.
  if (Array.from(password).length < settings.leastPassword) {
    return { code: "password.too-short", details: { least: settings.leastPassword } };
  }
  if (isRepeated(password) || containsName(password, about) || (await passwords.isCommon(password))) return tooCommon;
  return undefined;
}

/** A repeated short sequence: `aaaaaaaaaaaaaaa`, `abcabcabcabcabc`. */
const isRepeated = (password: string): boolean => /^(.{1,4}?)\1+.{0,3}$/su.test(password);

/** Only the person's own words, with a few characters around them. */
function containsName(password: string, about: readonly string[]): boolean {
  const bare = fold(password).replace(/[^\p{L}\p{N}]/gu, "");
  const words = about.flatMap((one) => fold(one).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3);
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), bare);
  return rest.length < 5 && rest.length < bare.length;
}
