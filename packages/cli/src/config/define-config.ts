import type { RollcallConfig } from "./rollcall-config.ts";

/**
 * Defines the configuration of the `rollcall` command with type checking in the editor. The values are checked when a
 * command loads the file.
 */
export const defineConfig = (config: RollcallConfig): RollcallConfig => config;
