import type { PortalCard } from "@rollcall/core";
import type { TemplateResult } from "lit";
import { button, type ButtonOptions } from "../../ui/controls/button.ts";

/** The name of a section. */
export type SectionName = PortalCard["section"];

/** The navigation between sections. `null` is the dashboard. */
export interface SectionLinks {
  /** The URL of a section; `undefined` if sections have none. */
  readonly href: (section: SectionName | null) => string | undefined;
  readonly go: (section: SectionName | null, event?: Event) => void;
}

/** A link to a section, or a button if sections have no URLs. An `href` is a page of the host that replaces the section. */
export const sectionLink = (
  { href, go }: SectionLinks,
  section: SectionName | null,
  options: Omit<ButtonOptions, "click">,
  content: unknown,
): TemplateResult =>
  button(content, {
    ...options,
    href: options.href ?? href(section),
    click: (event) => options.href === undefined && go(section, event),
  });
