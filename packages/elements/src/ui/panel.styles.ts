import { controls } from "./controls.styles.ts";
import { overlays } from "./overlays.styles.ts";
import { panel } from "./panel-frame.styles.ts";
import { tokens } from "./tokens.styles.ts";

export { panel } from "./panel-frame.styles.ts";

/** The styles that every panel needs. */
export const panelStyles = [tokens, controls, overlays, panel];
