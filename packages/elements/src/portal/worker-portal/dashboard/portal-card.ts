import type { PortalCard } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { drawing } from "../../../ui/icons.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import { PortalTimes } from "../portal-times.ts";
import { sectionLink, type SectionLinks } from "../section-link.ts";
import { sectionIcons } from "./section-icons.ts";

type PortalWords = Words<PortalKey>;

/** The server counts up to this many shifts. */
const maxCounted = 100;

/** A card of the dashboard: icon, label, a line of text, and a count (A44–A56). */
export function portalCard(
  words: PortalWords,
  card: PortalCard,
  links: SectionLinks,
  timeZone: string | undefined,
): TemplateResult {
  const { section, href: hostHref } = card;
  const chip = chipOf(words, card);
  const content = html`${drawing(sectionIcons[section])}
    <b class="label" part="card-label">${words.text(`portal.card.${section}`)}</b>
    <span class="muted line" part="card-line">${lineOf(words, card, timeZone)}</span>
    ${chip === "" ? nothing : html`<span class="chip ${section === "shifts" ? "accent" : "warn"}" part="card-chip">${chip}</span>`}`;
  return sectionLink(links, section, { className: "card", part: "card", card: section, hostHref }, content);
}

function chipOf(words: PortalWords, { section, count = 0 }: PortalCard): string {
  if (count === 0 || (section !== "shifts" && section !== "reports" && section !== "profile")) return "";
  if (section === "shifts" && count >= maxCounted) return words.text("portal.card.shifts.many", { count });
  return words.text(`portal.card.${section}.count`, { count });
}

function lineOf(words: PortalWords, card: PortalCard, timeZone: string | undefined): string {
  const { section, count = 0, at, href } = card;
  const times = new PortalTimes(words.lang);
  const instant = at === undefined ? undefined : Date.parse(at);
  if (section === "shifts" && instant !== undefined) {
    if (instant <= Date.now()) return words.text("portal.card.shifts.now");
    return words.text("portal.card.shifts.next", { when: times.when(instant, timeZone) });
  }
  if (section === "profile" && count > 0) return words.text("portal.card.profile.changed");
  if (section === "password" && href !== undefined) return words.text("portal.card.password.elsewhere");
  if (section === "password" && instant !== undefined) {
    return words.text("portal.card.password.since", { date: times.date(instant) });
  }
  return words.text(`portal.card.${section}.line`, { count });
}
