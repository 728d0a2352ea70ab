import type { PortalView, RollcallClient } from "@rollcall/core";
import { type CSSResultGroup, html, type PropertyValues, type TemplateResult } from "lit";
import type { FieldValue } from "../../../people/profile/profile-source.ts";
import { drawing, icon, type IconName } from "../../../ui/icons.ts";
import { renderOverlays, renderPanelState, statePage } from "../../../ui/panel-states.ts";
import { panelStyles } from "../../../ui/panel.styles.ts";
import type { QueryController } from "../../../ui/query-controller.ts";
import { RollcallElement } from "../../../ui/rollcall-element.ts";
import { sectionIcons } from "../dashboard/section-icons.ts";
import type { SectionLinks } from "../section-link.ts";
import { sectionStyles } from "./section.styles.ts";
import type { SectionName } from "../section-loader.ts";

/** An entry of a list in the profile. */
export type ListItem = Extract<FieldValue, readonly unknown[]>[number];

/** The content of a section. Belongs to `<worker-portal>`, which loads it when the section opens. */
export abstract class PortalSection<Key extends string = never> extends RollcallElement<Key> {
  static override styles: CSSResultGroup = [panelStyles, sectionStyles];

  static override properties = { portal: { attribute: false } };

  /** The portal. A new value means that the person has changed. */
  declare portal: PortalView;

  /** The way to other sections. */
  links: SectionLinks = { href: () => undefined, go: () => undefined };

  /** Loads the portal again after a change. */
  refreshPortal: () => void = () => undefined;

  /** What the section shows; `undefined` if the portal has all of it. */
  protected abstract readonly query:
    Pick<QueryController<unknown>, "state" | "status" | "reload" | "refresh"> | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get("portal") !== undefined) void this.query?.refresh();
  }

  protected override render(): TemplateResult {
    const instead = this.query && renderPanelState(this.words, this.query);
    return html`${instead ?? this.content()} ${renderOverlays(this)}`;
  }

  /** Draws the section once it is loaded. */
  protected abstract content(): TemplateResult;

  /** Explains that there is nothing to show; the explanation has the key of the title with `.text`. */
  protected emptyPage(drawn: SectionName | IconName, title: Key, action?: TemplateResult): TemplateResult {
    const { words } = this;
    const image = drawn in sectionIcons ? drawing(sectionIcons[drawn as SectionName]) : icon(drawn as IconName);
    return statePage(image, words.text(title), words.text(`${title}.text` as Key), action);
  }
}

/** Loads a built-in list of the worker's own profile. */
export async function loadOwnList<T extends ListItem>(
  client: RollcallClient,
  group: "skills" | "certifications",
  isItem: (item: ListItem) => item is T,
  signal: AbortSignal,
): Promise<readonly T[]> {
  const { profile } = await client.portal.getProfile({}, { signal });
  const field = profile.groups.find((one) => one.group === group)?.fields.find(({ name }) => name === group);
  return Array.isArray(field?.value) ? field.value.filter(isItem) : [];
}
