import { z } from "zod";
import { type Change, insert, remove } from "../kernel/store/change.ts";
import { toInstant } from "../kernel/values/instant.ts";
import type { Environment } from "../ports/environment.ts";
import { maxSessions, type Session, sessions } from "./collection.ts";

const day = 86_400_000;

/** A session that has been created but isn't stored yet. */
export interface FreshSession {
  /** Given only to the person signing in; never stored. */
  readonly token: string;
  readonly sessionId: string;
  /** How long it lasts, in milliseconds. */
  readonly life: number;
}

/** The stored hash of a token. */
export const sessionIdOf = ({ secrets }: Pick<Environment, "secrets">, token: string) =>
  secrets.hash(token, "session", "");

/** Creates a session to open. The id never comes from the caller (P33). */
export async function freshSession({
  secrets,
  signIn,
}: Pick<Environment, "secrets" | "signIn">): Promise<FreshSession> {
  const token = secrets.random();
  return { token, sessionId: await sessionIdOf({ secrets }, token), life: signIn.sessionDays * day };
}

/** The token of a new session or trusted device, returned once. A server puts it in a cookie instead of the body. */
export const tokenView = z.strictObject({
  token: z.string(),
  /** ISO 8601, UTC. */
  expiresAt: z.string(),
});

/** Opens the session. Replaces the caller's previous session, and the oldest one if there are too many. */
export function openSession(
  personId: string,
  { sessionId, token, life }: FreshSession,
  open: readonly Session[],
  now: number,
): { readonly view: z.output<typeof tokenView>; readonly changes: readonly Change[] } {
  const expiresAt = now + life;
  const over = open.slice(0, Math.max(0, open.length - maxSessions + 1));
  const row = { id: sessionId, personId, createdAt: now, seenAt: now, expiresAt };
  return {
    view: { token, expiresAt: toInstant(expiresAt) ?? "" },
    changes: [...over.map(({ id }) => remove(sessions, [id])), insert(sessions, row)],
  };
}
