import type { PortalView } from "@rollcall/core";
import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { drawing, icon, type IconName } from "../../../ui/controls/icons.ts";
import { renderOverlays, renderPanelState, statePage } from "../../../ui/panel/panel-states.ts";
import { panelStyles } from "../../../ui/styles/panel.styles.ts";
import type { QueryController } from "../../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../../ui/panel/rollcall-element.ts";
import { sectionIcons } from "../dashboard/section-icons.ts";
import type { SectionLinks, SectionName } from "../section-link.ts";
import { sectionStyles } from "./section.styles.ts";

/** The content of a section. Belongs to `<worker-portal>`, which loads it when the section opens. */
export abstract class PortalSection<Key extends string = never> extends RollcallElement<Key> {
  static override styles: CSSResultGroup = [panelStyles, sectionStyles];

  static override properties = { portal: { attribute: false } };

  /** The portal. A new value means that the person has changed. */
  declare portal: PortalView;

  links: SectionLinks = { href: () => undefined, go: () => undefined };

  /** Loads the portal again after a change. */
  refreshPortal: () => void = () => undefined;

  /** Shows the sign-in page after the worker has signed out. */
  leavePortal: () => void = () => undefined;

  /** What the section shows; `undefined` if the portal has all of it. */
  protected abstract readonly query:
    | Pick<QueryController<unknown>, "state" | "status" | "reload" | "refresh">
    | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get("portal") !== undefined) void this.query?.refresh();
  }

  protected override render(): TemplateResult {
    const instead = this.query && renderPanelState(this.words, this.query);
    return html`${instead ?? this.content()} ${renderOverlays(this)}`;
  }

  protected abstract content(): TemplateResult;

  /** Explains that there is nothing to show; the explanation has the key of the title with `.text`. */
  protected emptyPage(drawn: SectionName | IconName, title: Key, action?: TemplateResult): TemplateResult {
    const { words } = this;
    const image = drawn in sectionIcons ? drawing(sectionIcons[drawn as SectionName]) : icon(drawn as IconName);
    return statePage(image, words.text(title), words.text(`${title}.text` as Key), action);
  }

  protected list(lead: string, rows: unknown, notes: unknown = nothing): TemplateResult {
    return html`<p class="lead">${lead}</p>
      <ul class="rows lined">
        ${rows}
      </ul>
      ${notes}`;
  }

  /** A row of a list: a title, a text below it, and what comes before and after them. */
  protected row(
    part: string,
    title: string,
    text: unknown,
    trailing: unknown,
    leading: unknown = nothing,
  ): TemplateResult {
    return html`<li class="cluster nowrap gap-4" part=${part}>
      ${leading}
      <div class="grow stack gap-0 wrap">
        <b><bdi>${title}</bdi></b>
        ${text === undefined ? nothing : html`<span class="muted small">${text}</span>`}
      </div>
      ${trailing}
    </li>`;
  }

  protected footNote(text: string, drawn: "info" | "warning" = "info"): TemplateResult {
    return html`<p class="foot-note cluster nowrap start small muted ${drawn === "warning" ? "warn" : ""}">
      ${icon(drawn)}<span>${text}</span>
    </p>`;
  }
}
