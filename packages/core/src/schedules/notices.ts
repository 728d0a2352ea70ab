import type { Totals } from "./schedule-summary.ts";

/** What a schedule should be told about, though no rule forbids it (X21). */
export const noticeCodes = ["one-admin-only", "nobody-assignable"] as const;

/** What a schedule should be told about. */
export type NoticeCode = (typeof noticeCodes)[number];

/** Read off the totals: one admin only, where two are recommended (B58); nobody who could be assigned. */
export function noticesOf({ admins, assignables }: Totals): readonly { readonly code: NoticeCode }[] {
  const notices: { readonly code: NoticeCode }[] = [];
  if (admins === 1) notices.push({ code: "one-admin-only" });
  if (assignables === 0) notices.push({ code: "nobody-assignable" });
  return notices;
}
