import type { ErrorCode } from "@rollcall/core/contract";
import type { Catalogue } from "./messages.ts";

/** The codes about reports of shifts, which only components with reports show. */
export type ReportCode = Extract<ErrorCode, `report.${string}`>;

/** Why a report is refused: a title and, under `.text`, an explanation. */
export const reportReasons = {
  "reason.report.incomplete": "Some answers are missing",
  "reason.report.incomplete.text": "Check the marked fields, then submit the report again.",
  "reason.report.not-due": "The shift hasn’t ended",
  "reason.report.not-due.text": "You can write the report after the shift.",
  "reason.report.closed": "This report is closed",
  "reason.report.closed.text": "It was already submitted or sent back, or the time to write or amend it has passed.",
} as const satisfies Catalogue & Readonly<Record<`reason.${ReportCode}`, string>>;
