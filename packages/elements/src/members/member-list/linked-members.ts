import { html, nothing, type TemplateResult } from "lit";
import { drawing, icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { type ListedMember, nameOf, type ScheduleView } from "../listed-member.ts";
import type { DialogKey } from "./member-dialogs.messages.ts";
import { reasonOf } from "../../messages/reason-words.ts";
import { newKey } from "../../ui/browser/new-key.ts";
import type { ListContext } from "./list-context.ts";
import { MemberChangedEvent } from "./member-list.events.ts";

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

/** Whether a change makes a member unassignable whom the linked product keeps calling (B34). */
export const isStillCalled = (
  { provenance }: Pick<ListedMember, "provenance">,
  change: object,
  schedule: ScheduleView | undefined,
): boolean =>
  schedule?.linked === true && provenance !== "local" && "assignable" in change && change.assignable === false;

/** A warning that the linked product keeps calling members who become unassignable. */
export const stillCalledLine = (words: Words<DialogKey>): TemplateResult =>
  html`<p class="state medium warn" part="still-called">
    ${icon("warning")}<span>${words.text("effects.still-called")}</span>
  </p>`;

/** For a linked schedule: why people who are added here can't be assigned (B22, B24). */
export const addNote = (words: Words<DialogKey>, schedule: ScheduleView | undefined): unknown =>
  schedule?.linked === true
    ? html`<p class="add-note muted small" part="add-note">${words.text("add.linked")}</p>`
    : nothing;

/** Whether a member stays without the linked schedule, or is released to it (X4). */
export type Adoption = "adopt" | "release";

/** The list whose members are adopted and released. */
type AdoptHost = Pick<
  ListContext,
  "client" | "scheduleId" | "dialogWords" | "toast" | "ask" | "explain" | "refresh" | "dispatchEvent"
>;

/** What admins can do with a member of a linked schedule. */
export const adoptionsOf = ({ provenance, adopted }: ListedMember): readonly Adoption[] => [
  ...(provenance !== "local" && !adopted ? (["adopt"] as const) : []),
  ...(provenance === "both" || adopted ? (["release"] as const) : []),
];

/**
 * Asks before a member is adopted from the linked schedule, or released to it, and explains what happens once it no longer lists
 * them.
 */
export async function adoptMember(
  host: AdoptHost,
  row: ListedMember,
  adoption: Adoption,
  anchor: HTMLElement,
): Promise<void> {
  const { client, scheduleId, dialogWords: words } = host;
  if (client === undefined) return;
  const { links } = client;
  const { personId, provenance, adopted } = row;
  const key = { scheduleId, personId };
  const name = nameOf(row);
  try {
    const { effects } = await links[adoption].dryRun(key);
    const isConfirmed = await host.ask({
      title: words.text(`${adoption}.title`, { name }),
      text: words.text(
        provenance === "local" ? "release.text.local" : effects.whenGone === "stays" ? "adopt.text" : "release.text",
      ),
      confirm: words.text(`${adoption}.confirm`),
    });
    if (!isConfirmed) return;
    await links[adoption](key, { idempotencyKey: newKey() });
    // Releasing also forgets that a member was added here first, and adopting needs the linked schedule.
    const isReversible = adoption === "adopt" ? provenance === "linked" : provenance === "both" && adopted;
    const undo = async (): Promise<void> => {
      await links[adoption === "adopt" ? "release" : "adopt"](key, { idempotencyKey: newKey() });
      host.refresh();
    };
    host.toast.show(words.text(`${adoption}.done`, { name }), isReversible ? undo : undefined);
    host.dispatchEvent(new MemberChangedEvent({ scheduleId, personId, set: {} }));
    host.refresh();
  } catch (error) {
    host.explain([reasonOf(error)], anchor);
  }
}
