import { z } from "zod";
import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import type { Environment } from "../ports/environment.ts";
import { type PresentedToken, readToken } from "../secrets/token.ts";

/** The input of every operation with a link. Any string is accepted; a malformed one is an invalid link. */
export const tokenInput = z.strictObject({ token: z.string().max(300) });

/** A link as presented. */
export interface WithToken {
  readonly token: PresentedToken;
}

/** Parses the link before the transaction, because hashing takes time. */
export const readInvitationToken = (
  { token }: z.output<typeof tokenInput>,
  _actor: unknown,
  { secrets }: Pick<Environment, "secrets">,
): Awaitable<WithToken> => chain(readToken(secrets, "invitation", token), (presented) => ({ token: presented }));
