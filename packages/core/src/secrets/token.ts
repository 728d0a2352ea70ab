import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import type { Secrets } from "../ports/secrets.ts";

/** A parsed token: the subject it names and the hash of its secret. */
export interface PresentedToken {
  /** Empty if the token is malformed. */
  readonly subject: string;
  readonly hash: string;
}

/** Joins a public subject and a secret into the token of a link. */
export const toToken = (subject: string, secret: string): string => `${subject}.${secret}`;

const tokenFormat = /^([\w-]{1,128})\.([\w-]{32})$/;

/** Parses a token. A malformed one yields an empty subject on the same code path, so timing reveals nothing. */
export function readToken(secrets: Secrets, purpose: string, token: string): Awaitable<PresentedToken> {
  const [, subject = "", secret = ""] = tokenFormat.exec(token) ?? [];
  return chain(secrets.hash(secret, purpose, subject), (hash) => ({ subject, hash }));
}

/** Compares two hashes in constant time. Null equals nothing. */
export function sameHash(stored: string | null, presented: string): boolean {
  if (stored === null) return false;
  let difference = stored.length ^ presented.length;
  for (let index = 0; index < presented.length; index++) {
    difference |= (stored.charCodeAt(index % Math.max(stored.length, 1)) || 0) ^ presented.charCodeAt(index);
  }
  return difference === 0;
}
