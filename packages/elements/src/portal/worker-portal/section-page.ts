import { html, nothing, type TemplateResult } from "lit";
import { drawing } from "../../ui/icons.ts";
import { statePage } from "../../ui/panel-states.ts";
import type { Words } from "../../ui/panel-host.ts";
import { cardDrawings } from "./dashboard/card-drawings.ts";
import type { Leading } from "./dashboard/portal-card.ts";
import type { PortalKey } from "./portal-messages.en.ts";
import type { PortalView, SectionName } from "./portal-wire.ts";
import type { SectionParts } from "./section-parts.ts";

// From lucide (ISC licence).
const backward = "m15 18-6-6 6-6";

/** The section that is open. */
interface OpenSection extends Leading {
  readonly portal: PortalView;
  readonly section: SectionName;
  readonly parts: SectionParts;
  /** What the dashboard says may have changed. */
  readonly again: () => void;
}

/** A section: its name, the way back, and its content, which loads when it is opened. */
export function sectionPage(words: Words<PortalKey>, open: OpenSection): TemplateResult {
  const { section } = open;
  return html`<header class="head section-head" part="header">
      ${wayBack(words, open, "icon-button", html`${drawing(backward)}`)}
      <h2 class="grow" part="title" tabindex="-1">${words.text(`portal.card.${section}`)}</h2>
    </header>
    <div class="section" part="section">${content(words, open)}</div>`;
}

function content(words: Words<PortalKey>, open: OpenSection): TemplateResult | HTMLElement {
  const { portal, section, parts } = open;
  const card = portal.cards?.find((one) => one.section === section);
  if (card === undefined || card.href !== undefined) {
    parts.close();
    return notThere(words, open, card?.href);
  }
  const part = parts.show(section);
  if (part === "pending") {
    return html`<div class="skeleton" role="status" aria-busy="true">
      <span class="hidden">${words.text("panel.pending")}</span>
      ${[1, 2, 3].map(() => html`<div class="row"><i class="bone"></i><i class="bone short"></i></div>`)}
    </div>`;
  }
  if (part === "failed") {
    const retry = html`<button class="button" part="retry" @click=${() => parts.retry()}>
      ${words.text("panel.retry")}
    </button>`;
    return statePage("warning", words.text("panel.failed"), words.text("reason.server.unreachable.text"), retry);
  }
  part.portal = portal;
  part.leading = open;
  part.again = open.again;
  return part;
}

/** Who follows a link to what they do not have, is told so and led back: it is no error (Q37, Q38). */
function notThere(words: Words<PortalKey>, open: OpenSection, there: string | undefined): TemplateResult {
  const { section } = open;
  const key =
    section === "skills" || section === "certifications" || section === "password"
      ? (`portal.none.${section}` as const)
      : "portal.none";
  const elsewhere =
    there === undefined
      ? nothing
      : html`<a class="button primary" href=${there}>${words.text("portal.none.password.open")}</a>`;
  return statePage(
    drawing(cardDrawings[section]),
    words.text(key),
    words.text(`${key}.text`),
    html`<div class="ways">${elsewhere} ${wayBack(words, open, "button", words.text("portal.back"))}</div>`,
  );
}

function wayBack(
  words: Words<PortalKey>,
  { href, go }: Leading,
  look: "button" | "icon-button",
  content: TemplateResult | string,
): TemplateResult {
  const there = href(null);
  const label = look === "icon-button" ? words.text("portal.back") : nothing;
  const back = (event: Event): void => go(null, event);
  return there === undefined
    ? html`<button type="button" class="${look} back" part="back" aria-label=${label} @click=${back}>
        ${content}
      </button>`
    : html`<a class="${look} back" part="back" href=${there} aria-label=${label} @click=${back}>${content}</a>`;
}
