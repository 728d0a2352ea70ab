import type { CallMode, Operation } from "@rollcall/core";
import type { Context } from "hono";
import type { Exchange } from "./exchange.ts";
import { type AnsweredSession, dropSession, keepSession } from "./session-cookie.ts";

interface WithSession {
  readonly session?: AnsweredSession | null;
}

/**
 * Moves a session from the result into the cookie, or removes the cookie, as the operation declares. Scripts could read a token in
 * a body, so it never contains one. A dry run opens no session.
 * @returns the response: with `session: null` if there was one
 */
export function carrySession(c: Context<Exchange>, { session }: Operation, mode: CallMode, answer: object): object {
  if (session === undefined || mode === "check") return answer;
  if (mode === "dry-run") {
    const { output } = answer as { readonly output: object };
    return { ...answer, output: withoutSession(output) };
  }
  if (session === "ends") dropSession(c);
  const { session: opened } = answer as WithSession;
  if (opened !== undefined && opened !== null) keepSession(c, opened);
  return withoutSession(answer);
}

const withoutSession = (output: object): object => ("session" in output ? { ...output, session: null } : output);
