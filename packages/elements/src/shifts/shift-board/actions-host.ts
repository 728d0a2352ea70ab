import type { RollcallElement } from "../../ui/rollcall-element.ts";
import type { BoardKey } from "./shift-board.messages.ts";

/** The element whose shifts change. */
export interface ActionsHost extends RollcallElement<BoardKey> {
  readonly scheduleId: string;
}
