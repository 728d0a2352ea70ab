import type { Awaitable } from "../kernel/awaitable.ts";
import { chain } from "../kernel/awaitable.ts";
import type { Secrets } from "../ports/secrets.ts";

/** A token as it was presented: whose it says it is, and what its secret comes to. */
export interface PresentedToken {
  /** Empty where the text is no token at all. */
  readonly subject: string;
  readonly hash: string;
}

/** What stands in a link: whom it is for (which is no secret), and the secret. */
export const toToken = (subject: string, secret: string): string => `${subject}.${secret}`;

const form = /^([\w-]{1,128})\.([\w-]{32})$/;

/** Reads a token. What is none comes to a subject that nobody has, by the same way. */
export function readToken(secrets: Secrets, purpose: string, token: string): Awaitable<PresentedToken> {
  const [, subject = "", secret = ""] = form.exec(token) ?? [];
  return chain(secrets.hash(secret, purpose, subject), (hash) => ({ subject, hash }));
}

/** Whether two hashes are the same, in a time that does not tell where they differ. Nothing equals null. */
export function sameHash(kept: string | null, presented: string): boolean {
  if (kept === null) return false;
  let difference = kept.length ^ presented.length;
  for (let index = 0; index < presented.length; index++) {
    difference |= (kept.charCodeAt(index % Math.max(kept.length, 1)) || 0) ^ presented.charCodeAt(index);
  }
  return difference === 0;
}
