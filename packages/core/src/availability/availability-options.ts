import { type AvailabilitySettings, dayPartKinds } from "../ports/availability-settings.ts";

/** What workers can do with their availability. By default they block whole days, which takes effect immediately. */
export interface AvailabilityOptions {
  /** Whether a blocked day needs the approval of a scheduler (Q28). Default: `false`. Can't be combined with `repeats`. */
  readonly approval?: boolean;
  /** The parts of a day that workers can block: none by default, `half-days`, or any `hours` (A69, X18). */
  readonly dayParts?: AvailabilitySettings["dayParts"];
  /** Whether workers can block weekdays every week (X18). Default: `false`. */
  readonly repeats?: boolean;
}

/**
 * The settings from the options.
 * @throws {TypeError} an option is invalid, or `approval` is combined with `repeats`
 */
export function toAvailabilitySettings(options: AvailabilityOptions = {}): AvailabilitySettings {
  const { approval = false, dayParts = "none", repeats = false } = options;
  if (!dayPartKinds.includes(dayParts))
    throw new TypeError("`availability.dayParts` must be `none`, `half-days` or `hours`");
  if (approval && repeats) throw new TypeError("`availability.repeats` can't be combined with `availability.approval`");
  return { approval, dayParts, repeats };
}
