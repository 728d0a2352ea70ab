import type { Reason } from "../contract/decision.ts";
import { bytesOf } from "../kernel/web-crypto.ts";
import { fold } from "../kernel/search-words.ts";
import type { Passwords } from "../ports/passwords.ts";
import type { SignInSettings } from "../ports/sign-in-settings.ts";
import { maxPasswordBytes } from "./sign-in-settings.ts";

/** A password as it is compared and hashed: NFC, or whoever types it on another machine is locked out (P38). */
export const toPassword = (typed: string): string => typed.normalize("NFC");

/** Whether it is longer than anything is hashed (P39). */
export const isTooLong = (password: string): boolean => bytesOf(password).length > maxPasswordBytes;

const tooCommon: Reason = { code: "password.too-common" };

/** What everybody would try for this person. */
export const ownWords = (
  person: { readonly name: string; readonly email: string } | undefined,
  organization: { readonly name: string } | undefined,
): readonly string[] => [person?.name ?? "", person?.email ?? "", organization?.name ?? ""];

/**
 * Why a password may not be chosen, if so (Q47): length alone and what everybody would try; no rule on its letters.
 * @param password in NFC
 * @param about what is known of whoever chooses it: name, address, organization
 * @param settings how many characters it has at least
 * @param passwords knows the common ones
 */
export async function passwordProblem(
  password: string,
  about: readonly string[],
  settings: SignInSettings,
  passwords: Passwords,
): Promise<Reason | undefined> {
  // Counted as people count, not in the units of a string.
  if (Array.from(password).length < settings.leastPassword) {
    return { code: "password.too-short", details: { least: settings.leastPassword } };
  }
  if (isRepeated(password) || saysWho(password, about) || (await passwords.isCommon(password))) return tooCommon;
  return undefined;
}

/** A few signs over and over: `aaaaaaaaaaaaaaa`, `abcabcabcabcabc`. */
const isRepeated = (password: string): boolean => /^(.{1,4}?)\1+.{0,3}$/su.test(password);

/** Nothing but who they are, with a few signs around it. */
function saysWho(password: string, about: readonly string[]): boolean {
  const bare = fold(password).replace(/[^\p{L}\p{N}]/gu, "");
  const words = about.flatMap((one) => fold(one).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3);
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), bare);
  return rest.length < 5 && rest.length < bare.length;
}
