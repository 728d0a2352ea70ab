import { ShiftBoard } from "./shift-board.ts";

if (!customElements.get("shift-board")) customElements.define("shift-board", ShiftBoard);
