import { toASCII } from "tr46";

/** An address as it is kept (mail goes there) and as it is compared (P16). */
export interface Email {
  /** Trimmed and in NFC, otherwise as it was typed. */
  readonly address: string;
  /** Local part in ASCII lower case, domain mapped by IDNA: one key for one mailbox. */
  readonly key: string;
}

const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;
const localPart = /^[^\s@<>()[\],;:\\"]{1,64}$/u;

/**
 * Reads one e-mail address.
 * @returns `undefined` where it is none: no single `@`, an impossible domain, a control or invisible character, over 254 characters
 */
export function toEmail(typed: string): Email | undefined {
  const address = typed.trim().normalize("NFC");
  if (address.length > 254 || invisible.test(address)) return undefined;
  const at = address.lastIndexOf("@");
  const local = address.slice(0, Math.max(at, 0));
  if (!localPart.test(local) || local.startsWith(".") || local.endsWith(".") || local.includes("..")) return undefined;
  const domain = toDomain(address.slice(at + 1));
  if (domain === null || !domain.includes(".") || domain.endsWith(".")) return undefined;
  return { address, key: `${local.replace(/[A-Z]/g, (letter) => letter.toLowerCase())}@${domain}` };
}

/**
 * The address that a rule has let pass.
 * @throws {TypeError} there is none: the rule is missing, and an empty key would stand for a mailbox
 */
export function givenEmail(email: Email | undefined): Email {
  if (email === undefined) throw new TypeError("an address that no rule has looked at is none");
  return email;
}

const plainDomain = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;
const hyphens = /(?:^|\.)..--/;

/** The domain as IDNA maps it. Almost all are plain letters already, and need no tables. */
function toDomain(typed: string): string | null {
  const lower = typed.toLowerCase();
  if (plainDomain.test(lower) && !hyphens.test(lower)) return lower;
  return toASCII(typed, { useSTD3ASCIIRules: true, verifyDNSLength: true, checkHyphens: true });
}
