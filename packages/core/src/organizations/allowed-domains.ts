import { toEmail } from "../identity/canonical-email.ts";

/** Whether an address belongs to one of these domains or their subdomains. Domains are stored as mapped by IDNA. */
export function isAllowedDomain(address: string, domains: readonly string[]): boolean {
  const key = toEmail(address)?.key;
  if (key === undefined) return false;
  const domain = key.slice(key.lastIndexOf("@") + 1);
  return domains.some((allowed) => domain === allowed || domain.endsWith(`.${allowed}`));
}

/** A domain as stored; `undefined` if invalid. */
export function toDomain(typed: string): string | undefined {
  const key = toEmail(`local@${typed.trim().replace(/^@/, "")}`)?.key;
  return key?.slice(key.lastIndexOf("@") + 1);
}
