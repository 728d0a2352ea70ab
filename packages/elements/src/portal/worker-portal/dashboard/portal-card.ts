import { html, nothing, type TemplateResult } from "lit";
import { drawing } from "../../../ui/icons.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import { PortalTimes } from "../portal-times.ts";
import type { PortalCard, SectionName } from "../portal-wire.ts";
import { cardDrawings } from "./card-drawings.ts";

/** Where a card leads, and what tells the host. */
export interface Leading {
  /** The address of a section; `undefined` where the portal has none of its own. */
  readonly href: (section: SectionName | null) => string | undefined;
  /** Somebody chose a section. */
  readonly go: (section: SectionName | null, event?: Event) => void;
}

/** So many shifts and more are not counted. */
const mostCounted = 100;

/** A card of the dashboard: a drawing, its label, a line, and what waits there (A44–A56). */
export function portalCard(
  words: Words<PortalKey>,
  card: PortalCard,
  { href, go, timeZone }: Leading & { readonly timeZone: string | undefined },
): TemplateResult {
  const { section } = card;
  const chip = chipOf(words, card);
  const content = html`${drawing(cardDrawings[section])}
    <b class="label" part="card-label">${words.text(`portal.card.${section}`)}</b>
    <span class="muted line" part="card-line">${lineOf(words, card, timeZone)}</span>
    ${chip === undefined ? nothing : html`<span class="chip ${chip.tone}" part="card-chip">${chip.text}</span>`}`;
  // A host that has a page of its own for this takes it from here.
  const there = card.href ?? href(section);
  const follow = (event: Event): void => {
    if (card.href === undefined) go(section, event);
  };
  return html`<li>
    ${
      there === undefined
        ? html`<button type="button" class="card" part="card" data-section=${section} @click=${follow}>
            ${content}
          </button>`
        : html`<a class="card" part="card" data-section=${section} href=${there} @click=${follow}>${content}</a>`
    }
  </li>`;
}

function chipOf(
  words: Words<PortalKey>,
  { section, count = 0 }: PortalCard,
): { text: string; tone: string } | undefined {
  if (count === 0) return undefined;
  if (section === "shifts") {
    const key = count < mostCounted ? "portal.card.shifts.count" : "portal.card.shifts.many";
    return { text: words.text(key, { count }), tone: "accent" };
  }
  if (section === "reports") return { text: words.text("portal.card.reports.count", { count }), tone: "warn" };
  if (section === "profile") return { text: words.text("portal.card.profile.count", { count }), tone: "warn" };
  return undefined;
}

function lineOf(
  words: Words<PortalKey>,
  { section, count = 0, at, href }: PortalCard,
  timeZone: string | undefined,
): string {
  if (section === "shifts" && at !== undefined) {
    if (Date.parse(at) <= Date.now()) return words.text("portal.card.shifts.now");
    return words.text("portal.card.shifts.next", { when: new PortalTimes(words.lang).when(Date.parse(at), timeZone) });
  }
  if (section === "profile" && count > 0) return words.text("portal.card.profile.changed");
  if (section === "password") {
    if (href !== undefined) return words.text("portal.card.password.elsewhere");
    if (at !== undefined) {
      const date = new PortalTimes(words.lang).date(Date.parse(at));
      return words.text("portal.card.password.since", { date });
    }
  }
  return words.text(`portal.card.${section}.line`, { count });
}
