import type { Page } from "playwright-core";
import type { PageState } from "./page-state.ts";
import { scrollTo } from "./scroll-to.ts";

const planner = { persona: "admin", path: "/planner/reports" } as const;
const worker = { persona: "member", path: "/me", tag: "my-reports" } as const;

/** The pages about after-shift reports. */
export const reportStates: readonly PageState[] = [
  {
    ...planner,
    name: "report-forms",
    tag: "report-form-editor",
    shows: "Crane inspection",
    act: scrollTo("report-form-editor"),
  },
  {
    ...planner,
    name: "report-form-editor",
    tag: "report-form-editor",
    shows: "Preview",
    act: openFirst("report-form-editor"),
  },
  { ...planner, name: "shift-reports", tag: "shift-reports", shows: "Priya Raghunathan" },
  {
    ...planner,
    name: "shift-reports-open",
    tag: "shift-reports",
    shows: "Handover note",
    act: openFirst("shift-reports"),
  },
  { ...worker, name: "my-reports", shows: "To complete", act: scrollTo("my-reports") },
  { ...worker, name: "my-reports-write", shows: "Vessels moved", act: openFirst("my-reports") },
];

/** Opens the first form or report. */
function openFirst(tag: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.locator(`${tag} [part=open]`).first().click();
    await scrollTo(tag, "#page-name")(page);
  };
}
