import type { Totals } from "./totals.ts";

/** Situations that no rule forbids but that need attention (X21). */
export const noticeCodes = ["one-admin-only", "nobody-assignable"] as const;

/** A situation that needs attention. */
export type NoticeCode = (typeof noticeCodes)[number];

/** Derived from the totals: only one admin among several members, when two are recommended (B58); no assignable people. */
export function noticesOf({ admins, assignables, members }: Totals): readonly { readonly code: NoticeCode }[] {
  const notices: { readonly code: NoticeCode }[] = [];
  if (admins === 1 && members > 1) notices.push({ code: "one-admin-only" });
  if (assignables === 0) notices.push({ code: "nobody-assignable" });
  return notices;
}
