import { toASCII } from "tr46";

/** An address as stored, for sending mail, and as compared (P16). */
export interface Email {
  /** As typed, but trimmed and in NFC. */
  readonly address: string;
  /** The same for all spellings of a mailbox: local part in lowercase ASCII, domain mapped by IDNA. */
  readonly key: string;
}

const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Some mail servers read `%` and `!` as a route to another mailbox. */
const localPart = /^[^\s@<>()[\],;:\\"%!]{1,64}$/u;
/** Some mail programs decode it (RFC 2047), which can yield another address. */
const encodedWord = /=\?.*\?=/;

/**
 * Parses one email address.
 * @returns `undefined` if invalid: not one `@`, an impossible domain, an IP address, a control or invisible character, an encoded word, a
 * route (`%` or `!`), over 254 characters
 */
export function toEmail(typed: string): Email | undefined {
  const address = typed.trim().normalize("NFC");
  if (address.length > 254 || invisible.test(address) || encodedWord.test(address)) return undefined;
  const at = address.lastIndexOf("@");
  const local = address.slice(0, Math.max(at, 0));
  if (!localPart.test(local) || local.startsWith(".") || local.endsWith(".") || local.includes("..")) return undefined;
  const domain = toDomain(address.slice(at + 1));
  // A numeric last label is an IP address: mail to it could reach the mail server's own machine.
  if (domain === null || !/\.[^.]*[^.\d][^.]*$/.test(domain)) return undefined;
  return { address, key: `${local.replace(/[A-Z]/g, (letter) => letter.toLowerCase())}@${domain}` };
}

/**
 * Parses an address that a rule has already validated.
 * @throws {TypeError} if it is invalid: the rule is missing, and an empty key would identify a mailbox
 */
export function givenEmail(email: Email | undefined): Email {
  if (email === undefined) throw new TypeError("unreachable: the rules require a valid address");
  return email;
}

const plainDomain = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;
const hyphens = /(?:^|\.)..--/;

/** The domain mapped by IDNA. Most are plain ASCII and need no tables. */
function toDomain(typed: string): string | null {
  const lower = typed.toLowerCase();
  if (plainDomain.test(lower) && !hyphens.test(lower)) return lower;
  return toASCII(typed, { useSTD3ASCIIRules: true, verifyDNSLength: true, checkHyphens: true });
}
