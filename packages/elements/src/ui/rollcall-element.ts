import type { Message } from "../messages/messages.ts";
import { planningReasons } from "../messages/planning-reasons.en.ts";
import { reasons } from "../messages/reasons.en.ts";
import { panelWords } from "./panel.en.ts";
import { PanelElement } from "./panel-element.ts";

const shared = { ...panelWords, ...reasons, ...planningReasons };

/** The base of every component with an operation that can be refused for reasons of its own. */
export abstract class RollcallElement<Key extends string = never> extends PanelElement<Key> {
  protected override get shared(): Readonly<Record<string, Message>> {
    return shared;
  }
}
