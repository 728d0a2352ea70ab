import type { CallMode, Operation } from "@rollcall/core";
import type { Context } from "hono";
import type { Exchange } from "./exchange.ts";
import { type AnsweredSession, dropSession, keepSession } from "./session-cookie.ts";

interface WithSession {
  readonly session?: AnsweredSession | null;
}

/**
 * Moves a session out of an answer and into the cookie, or takes the cookie away, as the operation says. Its token never
 * stands in a body, where a script could read it; a dry run opens none.
 * @returns the answer as it goes out: with `session: null` where there was one
 */
export function carrySession(c: Context<Exchange>, { session }: Operation, mode: CallMode, answer: object): object {
  if (session === undefined || mode === "check") return answer;
  if (mode === "dry-run") {
    const { output } = answer as { readonly output: object };
    return { ...answer, output: withoutSession(output) };
  }
  if (session === "ends") dropSession(c);
  const { session: begun } = answer as WithSession;
  if (begun !== undefined && begun !== null) keepSession(c, begun);
  return withoutSession(answer);
}

const withoutSession = (output: object): object => ("session" in output ? { ...output, session: null } : output);
