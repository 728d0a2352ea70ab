import type { OwnShiftView, PortalView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { initials } from "../../../ui/initials.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import { sectionLink, type SectionLinks } from "../section-link.ts";
import { shiftSummary } from "../shift-summary.ts";
import { portalCard } from "./portal-card.ts";

/** What the dashboard shows. */
export interface Dashboard extends SectionLinks {
  readonly portal: PortalView;
  readonly nextShift: OwnShiftView | undefined;
}

/** The dashboard: the next shift, and a grid of cards that lead to the sections (A44, A45). */
export function dashboard(words: Words<PortalKey>, parts: Dashboard): TemplateResult {
  const { portal, nextShift } = parts;
  return html`
    ${
      nextShift === undefined
        ? nothing
        : html`<section class="upcoming" aria-label=${words.text("portal.next")}>
            ${sectionLink(parts, "shifts", { className: "next", part: "next-shift" }, shiftSummary(words, nextShift))}
          </section>`
    }
    <nav aria-label=${words.text("portal.sections")}>
      <ul class="cards" part="cards">
        ${portal.cards?.map((card) => html`<li>${portalCard(words, card, parts, nextShift?.timeZone)}</li>`)}
      </ul>
    </nav>
  `;
}

/** The greeting, by the time of day. */
export function greeting(
  words: Words<PortalKey>,
  { person, organization }: PortalView,
  now = new Date(),
): TemplateResult {
  const name = person.name.trim().split(/\s+/)[0] ?? "";
  const hour = now.getHours();
  const time = hour < 5 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
  return html`<span class="avatar large" aria-hidden="true">${initials(person.name || person.email)}</span>
    <div class="grow">
      <h2 part="title" tabindex="-1" dir="auto">
        ${name === "" ? words.text("portal.hello.unnamed") : words.text(`portal.hello.${time}`, { name })}
      </h2>
      <p class="muted" part="organization" dir="auto">${organization.name}</p>
    </div>`;
}
