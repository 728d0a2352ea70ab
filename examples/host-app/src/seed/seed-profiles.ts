import type { RollcallClient } from "@rollcall/core";
import { demoWorker, leavingWorker, pausedWorker } from "./external-people.ts";

/** Values of a profile, by field. */
export type ProfileValues = Parameters<RollcallClient["profiles"]["update"]>[0]["set"];

/** The profile of an external person. */
export interface SeededProfile {
  readonly email: string;
  /** Values entered by a scheduler. */
  readonly planned: ProfileValues;
  /** The address of a person they can't work with. */
  readonly cannotWorkWith?: string;
  /** Values changed by the person in the portal. */
  readonly own?: ProfileValues;
  /** Values a scheduler changed later. The portal shows a notice (X12). */
  readonly corrected?: ProfileValues;
}

/** The seeded profiles. */
export const seededProfiles = (): readonly SeededProfile[] => [
  {
    email: demoWorker.email,
    planned: {
      mobile: "+31 20 555 0142",
      harbourPass: "HP-20417",
      payKind: "simple",
      payRate: { amount: 3450, currency: "EUR" },
      payUnit: "hour",
      weeklyHours: 32,
      restHours: 11,
      mostDays: 5,
      restrictions: [
        { kind: "not-as", position: "Diver" },
        { kind: "other", note: "No more than two nights in a row" },
      ],
      swims: true,
    },
    own: {
      nickname: "Faz",
      mobile: "+31 6 5550 0142",
      address: "Keizersgracht 12\n1015 CX Amsterdam",
      emergencyName: "Laleh Nazari",
      emergencyPhone: "+31 6 5550 0177",
      overallSize: "L",
    },
    corrected: { mobile: "+31 6 5550 0199", weeklyHours: 36 },
  },
  {
    email: pausedWorker.email,
    planned: {
      mobile: "+39 055 555 0110",
      harbourPass: "HP-20388",
      weeklyHours: 24,
      restHours: 12,
    },
    cannotWorkWith: leavingWorker.email,
    own: { emergencyName: "Paolo D’Amico", emergencyPhone: "+39 055 555 0111" },
  },
  { email: leavingWorker.email, planned: { mobile: "+47 555 01 23", payKind: "tiered", weeklyHours: 20 } },
];
