import type { Reason } from "@rollcall/core/contract";
import type { Words } from "../../ui/host/panel-host.ts";
import type { ScheduleLinkKey } from "./schedule-link.messages.ts";

/** Why a command failed: what is wrong with the other product and what helps, or the reason itself. */
export function linkProblem(words: Words<ScheduleLinkKey>, reason: Reason | undefined): Reason | string | undefined {
  if (reason?.code !== "sync.upstream-failed") return reason;
  const key = `schedule-link.problem.${reason.details?.problem ?? "unreachable"}`;
  return words.has(key) ? words.text(key as ScheduleLinkKey) : reason;
}
