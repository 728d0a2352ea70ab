import type { Message } from "../../messages/messages.ts";
import { commandReasons } from "../../messages/command-reasons.en.ts";
import { reasons } from "../../messages/reasons.en.ts";
import { panelWords } from "../host/panel.en.ts";
import { PanelElement } from "./panel-element.ts";

const shared = { ...panelWords, ...reasons, ...commandReasons };

/** The base of a component that shows the reasons of commands as soon as it is drawn: they load with it. */
export abstract class RollcallElement<Key extends string = never> extends PanelElement<Key> {
  protected override get shared(): Readonly<Record<string, Message>> {
    return shared;
  }
}
