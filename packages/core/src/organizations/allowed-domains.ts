import { toEmail } from "../people/canonical-email.ts";

/** Whether an address is of one of these domains, or of a part of one. Domains are kept as IDNA maps them. */
export function isAllowedDomain(address: string, domains: readonly string[]): boolean {
  const key = toEmail(address)?.key;
  if (key === undefined) return false;
  const domain = key.slice(key.lastIndexOf("@") + 1);
  return domains.some((allowed) => domain === allowed || domain.endsWith(`.${allowed}`));
}

/** A domain as it is kept; `undefined` where it is none. */
export function toDomain(typed: string): string | undefined {
  const key = toEmail(`somebody@${typed.trim().replace(/^@/, "")}`)?.key;
  return key?.slice(key.lastIndexOf("@") + 1);
}
