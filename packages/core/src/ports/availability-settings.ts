/** The parts of a day that workers can block: none, halves or any hours. */
export const dayPartKinds = ["none", "half-days", "hours"] as const;

/** Settings for the availability of workers. */
export interface AvailabilitySettings {
  /** Whether blocked days need the approval of a scheduler (Q28). */
  readonly approval: boolean;
  /** The parts of a day that can be blocked (A69, X18). */
  readonly dayParts: (typeof dayPartKinds)[number];
  /** Whether weekdays can be blocked every week (X18). */
  readonly repeats: boolean;
}
