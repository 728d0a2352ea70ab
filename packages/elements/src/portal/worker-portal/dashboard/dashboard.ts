import { html, nothing, type TemplateResult } from "lit";
import { initials } from "../../../ui/initials.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import { PortalTimes } from "../portal-times.ts";
import { instantOf, type PortalShift, type PortalView } from "../portal-wire.ts";
import { type Leading, portalCard } from "./portal-card.ts";

/** What the dashboard shows. */
export interface Dashboard extends Leading {
  readonly portal: PortalView;
  /** The next shift, where there is one. */
  readonly next: PortalShift | undefined;
}

/** The dashboard: who it is, what comes next, and a grid of cards, each of which leads to one section (A44, A45). */
export function dashboard(words: Words<PortalKey>, parts: Dashboard): TemplateResult {
  const { portal, next } = parts;
  return html`
    ${next === undefined ? nothing : nextShift(words, next, parts)}
    <nav aria-label=${words.text("portal.sections")}>
      <ul class="cards" part="cards">
        ${portal.cards?.map((card) => portalCard(words, card, { ...parts, timeZone: next?.timeZone }))}
      </ul>
    </nav>
  `;
}

/** The head of the portal: a greeting for whoever it is, by the clocks here. */
export function greeting(
  words: Words<PortalKey>,
  { person, organization }: PortalView,
  now = new Date(),
): TemplateResult {
  const name = person.name.trim().split(/\s+/)[0] ?? "";
  const hour = now.getHours();
  const time = hour < 5 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
  return html`<span class="avatar" aria-hidden="true">${initials(person.name || person.email)}</span>
    <div class="grow">
      <h2 part="title" tabindex="-1" dir="auto">
        ${name === "" ? words.text("portal.hello.unnamed") : words.text(`portal.hello.${time}`, { name })}
      </h2>
      <p class="muted" part="organization" dir="auto">${organization.name}</p>
    </div>`;
}

function nextShift(words: Words<PortalKey>, shift: PortalShift, { href, go }: Leading): TemplateResult {
  const times = new PortalTimes(words.lang);
  const [from, to] = [instantOf(shift.start), instantOf(shift.end)];
  const sheet = times.sheet(from, shift.timeZone);
  const here = times.spanHere(from, to, shift.timeZone);
  const content = html`<span class="sheet" part="sheet"
      ><span>${sheet.weekday}</span> <b>${sheet.day}</b> <span>${sheet.month}</span></span
    >
    <span class="grow">
      <b class="what"><bdi>${shift.kind}</bdi></b>
      <span class="muted small"
        ><bdi>${times.span(from, to, shift.timeZone)}</bdi> · <bdi>${times.length(from, to)}</bdi> ·
        <bdi>${shift.scheduleName}</bdi></span
      >
      ${here === "" ? nothing : html`<span class="muted small"><bdi>${words.text("portal.your-time", { span: here })}</bdi></span>`}
    </span>`;
  const there = href("shifts");
  const follow = (event: Event): void => go("shifts", event);
  return html`<section class="upcoming" aria-label=${words.text("portal.next")}>
    ${
      there === undefined
        ? html`<button type="button" class="next" part="next-shift" @click=${follow}>${content}</button>`
        : html`<a class="next" part="next-shift" href=${there} @click=${follow}>${content}</a>`
    }
  </section>`;
}
