import { html, nothing, type TemplateResult } from "lit";
import { drawing, icon } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { ListedMember, ScheduleView } from "../listed-member.ts";
import type { DialogKey } from "./member-dialogs.messages.ts";

// Icons from lucide (ISC license).
const link = "M10 13a5 5 0 0 0 7.5.5l3-3a5 5 0 0 0-7-7l-1.8 1.7M14 11a5 5 0 0 0-7.5-.5l-3 3a5 5 0 0 0 7 7l1.8-1.7";
const personPlus = "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M5 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0M19 8v6M22 11h-6";

const drawings: Readonly<Record<ListedMember["provenance"], readonly string[]>> = {
  local: [personPlus],
  linked: [link],
  both: [link, personPlus],
};

/** The message keys of where members come from. The description of each ends in `.text`. */
export const provenanceKeys = [
  "provenance.local",
  "provenance.linked",
  "provenance.both",
  "provenance.adopted",
  "provenance.kept",
] as const;

/** The icon of where members come from. */
export const provenanceIcon = (provenance: "local" | "linked"): TemplateResult =>
  drawing(provenance === "local" ? personPlus : link);

/** Where a member of a linked schedule comes from (Q2), or that they are kept as the last admin (Q5): key, icons and tone. */
export function provenanceFace({ provenance, adopted, keptAsLastAdmin }: ListedMember) {
  if (keptAsLastAdmin) return { key: "provenance.kept", drawn: [icon("warning")], tone: "warn" } as const;
  const origin = adopted && provenance !== "local" ? "adopted" : provenance;
  return { key: `provenance.${origin}`, drawn: drawings[provenance].map(drawing), tone: "" } as const;
}

/** The mark of where a member of a linked schedule comes from. */
export function provenanceMark(words: Words<DialogKey>, row: ListedMember, tab: 0 | -1): TemplateResult {
  const { key, drawn, tone } = provenanceFace(row);
  const text = words.text(key);
  return html`<button
    class="state mark ${tone}"
    part="provenance"
    data-cell="provenance"
    aria-haspopup="dialog"
    tabindex=${tab}
    aria-label=${text}
    aria-describedby=${key.replace(".", "-")}
  >
    ${drawn}${row.keptAsLastAdmin ? html`<span>${text}</span>` : nothing}
  </button>`;
}

/** Whether a change makes a member unassignable whom the linked product goes on calling (B34). */
export const isStillCalled = (
  { provenance }: Pick<ListedMember, "provenance">,
  change: object,
  schedule: ScheduleView | undefined,
): boolean =>
  schedule?.linked === true && provenance !== "local" && "assignable" in change && change.assignable === false;

/** A warning that the linked product goes on calling members who become unassignable. */
export const stillCalledLine = (words: Words<DialogKey>): TemplateResult =>
  html`<p class="state medium warn" part="still-called">
    ${icon("warning")}<span>${words.text("effects.still-called")}</span>
  </p>`;

/** For a linked schedule: why people who are added here can't be assigned (B22, B24). */
export const addNote = (words: Words<DialogKey>, schedule: ScheduleView | undefined): unknown =>
  schedule?.linked === true
    ? html`<p class="add-note muted small" part="add-note">${words.text("add.linked")}</p>`
    : nothing;
