import type { SwapSettings } from "../ports/swap-settings.ts";

/** How workers swap shifts. By default they agree among themselves. */
export interface SwapOptions {
  /** Whether people who plan the schedule approve each swap (Q60). Default: `false`. */
  readonly approval?: boolean;
}

/** The settings from the options. */
export const toSwapSettings = ({ approval = false }: SwapOptions = {}): SwapSettings => ({ approval });
