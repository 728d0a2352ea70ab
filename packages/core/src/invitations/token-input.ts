import { z } from "zod";
import { type Awaitable, chain } from "../kernel/awaitable.ts";
import type { Environment } from "../ports/environment.ts";
import { type PresentedToken, readToken } from "../secrets/token.ts";

/** What every operation of somebody with a link asks for. Whatever it is, it is a link that is dead or alive. */
export const tokenInput = z.strictObject({ token: z.string().max(300) });

/** A link as it was presented. */
export interface WithToken {
  readonly token: PresentedToken;
}

/** Reads the link before the transaction: hashing takes time. */
export const readInvitationToken = (
  { token }: z.output<typeof tokenInput>,
  _actor: unknown,
  { secrets }: Pick<Environment, "secrets">,
): Awaitable<WithToken> => chain(readToken(secrets, "invitation", token), (presented) => ({ token: presented }));
