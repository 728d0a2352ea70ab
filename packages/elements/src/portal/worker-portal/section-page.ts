import type { PortalView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { drawing } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { renderPanelState, statePage } from "../../ui/panel/panel-states.ts";
import { sectionIcons } from "./dashboard/section-icons.ts";
import type { PortalKey } from "./worker-portal.messages.ts";
import { sectionLink, type SectionLinks, type SectionName } from "./section-link.ts";
import type { SectionLoader } from "./section-loader.ts";

type PortalWords = Words<PortalKey>;

// From lucide (ISC license).
const backIcon = "m15 18-6-6 6-6";

/** The section that is open. */
export interface OpenSection extends SectionLinks {
  readonly portal: PortalView;
  readonly section: SectionName;
  readonly loader: SectionLoader;
  /** Replaces the content if the section isn't open yet. */
  readonly instead: TemplateResult | undefined;
  /** Loads the portal again after a change. */
  readonly refreshPortal: () => void;
  /** Shows the sign-in page after the section has signed the worker out. */
  readonly leavePortal: () => void;
}

/** A section: its name, the way back, and its content, which loads when the section opens. */
export function sectionPage(words: PortalWords, open: OpenSection): TemplateResult {
  const label = words.text("portal.back");
  return html`<header class="head section-head" part="header">
      ${sectionLink(open, null, { look: "icon-button back", part: "back", label }, drawing(backIcon))}
      <h2 class="grow" part="title" tabindex="-1">${words.text(`portal.card.${open.section}`)}</h2>
    </header>
    <div class="section" part="section">${content(words, open)}</div>`;
}

function content(words: PortalWords, open: OpenSection): TemplateResult | HTMLElement {
  const { portal, section, loader, refreshPortal, leavePortal } = open;
  const card = portal.cards?.find((one) => one.section === section);
  if (card === undefined || card.href !== undefined) {
    loader.close();
    return unavailable(words, open, card?.href);
  }
  if (open.instead !== undefined && !loader.isOpen(section)) return open.instead;
  const state = loader.open(section);
  const instead = renderPanelState(words, { state, status: "live", reload: () => loader.retry() });
  if (instead !== undefined || state.kind !== "ready") return instead ?? html``;
  return Object.assign(state.value, { portal, links: open, refreshPortal, leavePortal });
}

/** Explains a section that the worker doesn't have, and links back (Q37, Q38). */
function unavailable(words: PortalWords, open: OpenSection, href: string | undefined): TemplateResult {
  const { section } = open;
  const key =
    section === "skills" || section === "certifications" || section === "password"
      ? (`portal.none.${section}` as const)
      : "portal.none";
  return statePage(
    drawing(sectionIcons[section]),
    words.text(key),
    words.text(`${key}.text`),
    html`<div class="cluster center">
      ${href ? button(words.text("portal.none.password.open"), { look: "button primary", href }) : nothing}
      ${sectionLink(open, null, { look: "button back", part: "back" }, words.text("portal.back"))}
    </div>`,
  );
}
