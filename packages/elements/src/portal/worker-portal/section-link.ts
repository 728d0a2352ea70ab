import { html, nothing, type TemplateResult } from "lit";
import type { SectionName } from "./section-loader.ts";

/** The way to the sections. `null` is the dashboard. */
export interface SectionLinks {
  /** The URL of a section; `undefined` if sections have none. */
  readonly href: (section: SectionName | null) => string | undefined;
  /** Opens a section. */
  readonly go: (section: SectionName | null, event?: Event) => void;
}

/** How a link to a section looks. */
export interface SectionLinkOptions {
  readonly className: string;
  readonly part: string;
  /** The accessible name, if the content has no text. */
  readonly label?: string;
  /** The page of the host that replaces the section. */
  readonly hostHref?: string | undefined;
  /** Identifies the card of a section, which takes the focus after leaving the section. */
  readonly card?: SectionName;
}

/** A link to a section, or a button if sections have no URLs. */
export function sectionLink(
  { href, go }: SectionLinks,
  section: SectionName | null,
  { className, part, label, hostHref, card }: SectionLinkOptions,
  content: unknown,
): TemplateResult {
  const url = hostHref ?? href(section);
  const open = (event: Event): void => {
    if (hostHref === undefined) go(section, event);
  };
  return url === undefined
    ? html`<button
        type="button"
        class=${className}
        part=${part}
        data-section=${card ?? nothing}
        aria-label=${label ?? nothing}
        @click=${open}
      >
        ${content}
      </button>`
    : html`<a
        class=${className}
        part=${part}
        data-section=${card ?? nothing}
        aria-label=${label ?? nothing}
        href=${url}
        @click=${open}
        >${content}</a
      >`;
}
