import type { PortalCard, PortalView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { drawing } from "../../../ui/controls/icons.ts";
import { initials } from "../../../ui/text/initials.ts";
import type { Words } from "../../../ui/host/panel-host.ts";
import type { PortalKey } from "../worker-portal.messages.ts";
import { timesIn } from "../../../ui/text/times.ts";
import { whenText } from "../portal-times.ts";
import { sectionLink, type SectionLinks } from "../section-link.ts";
import { shiftSummary } from "../shift-summary.ts";
import { sectionIcons } from "./section-icons.ts";

type PortalWords = Words<PortalKey>;

/** What the dashboard shows. */
export interface Dashboard extends SectionLinks {
  readonly portal: PortalView;
}

/** The server counts up to this many shifts. */
const maxCounted = 100;

/** The dashboard: the next shift, and a grid of cards that lead to the sections (A44, A45). */
export function dashboard(words: PortalWords, parts: Dashboard): TemplateResult {
  const { portal } = parts;
  const { nextShift } = portal;
  return html`
    ${
      nextShift === null
        ? nothing
        : html`<section class="upcoming" aria-label=${words.text("portal.next")}>
            ${sectionLink(parts, "shifts", { look: "next cluster nowrap gap-4 tint fill", part: "next-shift" }, shiftSummary(words, nextShift))}
          </section>`
    }
    <nav aria-label=${words.text("portal.sections")}>
      <ul class="cards" part="cards">
        ${portal.cards?.map((card) => html`<li>${portalCard(words, card, parts)}</li>`)}
      </ul>
    </nav>
  `;
}

/** The greeting for the time of day. */
export function greeting(
  words: PortalWords,
  { person, organization }: PortalView,
  now: Date = new Date(),
): TemplateResult {
  const name = person.name.trim().split(/\s+/)[0] ?? "";
  const hour = now.getHours();
  const time = hour < 5 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
  return html`<span class="avatar large" aria-hidden="true">${initials(person.name || person.email)}</span>
    <div class="grow wrap">
      <h2 part="title" tabindex="-1" dir="auto">
        ${name === "" ? words.text("portal.hello.unnamed") : words.text(`portal.hello.${time}`, { name })}
      </h2>
      <p class="muted" part="organization" dir="auto">${organization.name}</p>
    </div>`;
}

/** A card: icon, label, a line of text, and a count (A44–A56). */
function portalCard(words: PortalWords, card: PortalCard, parts: Dashboard): TemplateResult {
  const { section, href } = card;
  const count = countText(words, card);
  const tone = section === "shifts" ? "accent" : "warn";
  return sectionLink(
    parts,
    section,
    { look: "card wrap", part: "card", section, href },
    html`${drawing(sectionIcons[section])}
      <b class="label" part="card-label">${words.text(`portal.card.${section}`)}</b>
      <span class="muted small line" part="card-line">${lineText(words, card, parts.portal.nextShift?.timeZone)}</span>
      ${count === "" ? nothing : html`<span class="chip ${tone}" part="card-chip">${count}</span>`}`,
  );
}

function countText(words: PortalWords, { section, count = 0 }: PortalCard): string {
  if (count === 0 || (section !== "shifts" && section !== "reports" && section !== "profile")) return "";
  if (section === "shifts" && count >= maxCounted) return words.text("portal.card.shifts.many", { count });
  return words.text(`portal.card.${section}.count`, { count });
}

function lineText(words: PortalWords, { section, count = 0, at, href }: PortalCard, timeZone?: string): string {
  const instant = at === undefined ? undefined : Date.parse(at);
  if (section === "shifts" && instant !== undefined) {
    if (instant <= Date.now()) return words.text("portal.card.shifts.now");
    return words.text("portal.card.shifts.next", { when: whenText(words, instant, timeZone) });
  }
  if (section === "profile" && count > 0) return words.text("portal.card.profile.changed");
  if (section === "password" && href !== undefined) return words.text("portal.card.password.elsewhere");
  if (section === "password" && instant !== undefined) {
    return words.text("portal.card.password.since", { date: timesIn(words).text(instant, "longDate") });
  }
  return words.text(`portal.card.${section}.line`, { count });
}
