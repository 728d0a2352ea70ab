import type { CSSResultGroup, PropertyValues, TemplateResult } from "lit";
import { controls } from "../../../ui/controls.styles.ts";
import { renderPanelState } from "../../../ui/panel-states.ts";
import { panel } from "../../../ui/panel.styles.ts";
import { tokens } from "../../../ui/tokens.styles.ts";
import type { QueryController } from "../../../ui/query-controller.ts";
import { RollcallElement } from "../../../ui/rollcall-element.ts";
import type { Leading } from "../dashboard/portal-card.ts";
import type { PortalView } from "../portal-wire.ts";
import { sectionStyles } from "./section.styles.ts";

/**
 * The content of one section. It loads when its section is opened and belongs to `<worker-portal>`, whose client it calls
 * by; nothing else uses it.
 */
export abstract class PortalSection<Key extends string = never> extends RollcallElement<Key> {
  static override styles: CSSResultGroup = [tokens, controls, panel, sectionStyles];

  static override properties = { portal: { attribute: false } };

  /** The portal that it stands in; a new one says that something of the person has changed. */
  declare portal: PortalView;

  /** The way to other sections. */
  leading: Leading = { href: () => undefined, go: () => undefined };

  /** What the dashboard says may have changed. */
  again: () => void = () => undefined;

  /** What it shows; `undefined` where the portal itself holds all of it. */
  protected abstract readonly loaded:
    Pick<QueryController<unknown>, "state" | "status" | "reload" | "refresh"> | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get("portal") !== undefined) void this.loaded?.refresh();
  }

  protected override render(): TemplateResult {
    const instead = this.loaded && renderPanelState(this.words, this.loaded);
    return instead ?? this.content();
  }

  /** What shows once it is there. */
  protected abstract content(): TemplateResult;
}
