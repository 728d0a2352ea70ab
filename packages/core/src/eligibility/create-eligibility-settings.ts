import type { EligibilityCode, EligibilityMode, EligibilitySettings } from "../ports/eligibility-settings.ts";

const defaults: EligibilitySettings = {
  "worker.other-shift": "block",
  "worker.on-time-off": "block",
  "worker.unavailable": "block",
  "worker.busy": "warn",
  "worker.skill-missing": "block",
  "worker.certification-missing": "block",
  "worker.certification-expired": "block",
  "worker.restricted": "block",
  "worker.too-little-rest": "block",
  "worker.too-many-hours": "warn",
  "worker.too-many-days": "warn",
};

/** How each reason against a person is treated; missing ones keep their default. */
export type EligibilityOptions = Partial<EligibilitySettings>;

const modes: readonly EligibilityMode[] = ["block", "warn", "ignore"];

/**
 * The settings of eligibility.
 * @throws {TypeError} names the unknown code or mode
 */
export function createEligibilitySettings(options: EligibilityOptions = {}): EligibilitySettings {
  for (const [code, mode] of Object.entries(options) as [EligibilityCode, EligibilityMode | undefined][]) {
    if (!Object.hasOwn(defaults, code)) throw new TypeError(`\`eligibility\` has an unknown reason, \`${code}\``);
    if (mode !== undefined && !modes.includes(mode))
      throw new TypeError(`\`eligibility["${code}"]\` must be \`block\`, \`warn\` or \`ignore\``);
  }
  return { ...defaults, ...options };
}
