import type { Reason } from "@rollcall/core/contract";

/** When something that came too often may be tried again: "in 12 minutes"; `undefined` for any other reason. */
export function retryAt(lang: string, reason: Reason): string | undefined {
  const seconds = reason.code === "request.throttled" ? (reason.details?.retryAfter ?? 0) : 0;
  if (seconds <= 0) return undefined;
  const format = new Intl.RelativeTimeFormat(lang, { numeric: "always" });
  return seconds < 90 ? format.format(Math.ceil(seconds), "second") : format.format(Math.ceil(seconds / 60), "minute");
}
