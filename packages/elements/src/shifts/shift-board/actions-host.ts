import type { PanelElement } from "../../ui/panel/panel-element.ts";
import type { BoardKey } from "./shift-board.messages.ts";

/** The element whose shifts change. */
export interface ActionsHost extends PanelElement<BoardKey> {
  readonly scheduleId: string;
}
