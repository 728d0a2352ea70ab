import { boxes } from "./boxes.styles.ts";
import { controls } from "./controls.styles.ts";
import { layout } from "./layout.styles.ts";
import { overlays } from "./overlays.styles.ts";
import { panel } from "./panel-frame.styles.ts";
import { tokens } from "./tokens.styles.ts";

/** The styles that every component needs. */
export const panelStyles = [tokens, controls, overlays, ...panel, layout, boxes];
