import type { RollcallConfig } from "./rollcall-config.ts";

/**
 * The configuration of the `rollcall` command, checked by the editor while it is written. It is judged when a command reads
 * it, so that what is wrong is said in a sentence.
 */
export const defineConfig = (config: RollcallConfig): RollcallConfig => config;
