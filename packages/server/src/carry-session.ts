import type { CallMode, Operation } from "@rollcall/core";
import type { Context } from "hono";
import type { Exchange } from "./exchange.ts";
import { type AnsweredToken, dropSession, keepDevice, keepSession } from "./session-cookie.ts";

interface WithTokens {
  readonly session?: AnsweredToken | null;
  readonly device?: AnsweredToken | null;
}

/**
 * Moves a session and a trusted device from the result into cookies, or removes the session's cookie, as the operation declares.
 * Scripts could read a token in a body, so it never contains one. A dry run opens no session and trusts no device.
 * @returns the response, with null for each token it contained
 */
export function carrySession(
  c: Context<Exchange>,
  { session, trustsDevice }: Operation,
  mode: CallMode,
  answer: object,
): object {
  if ((session === undefined && !trustsDevice) || mode === "check") return answer;
  if (mode === "dry-run") {
    const { output } = answer as { readonly output: object };
    return { ...answer, output: withoutTokens(output) };
  }
  if (session === "ends") dropSession(c);
  const { session: opened, device } = answer as WithTokens;
  if (opened !== undefined && opened !== null) keepSession(c, opened);
  if (device !== undefined && device !== null) keepDevice(c, device);
  return withoutTokens(answer);
}

const withoutTokens = (output: object): object => ({
  ...output,
  ...("session" in output && { session: null }),
  ...("device" in output && { device: null }),
});
