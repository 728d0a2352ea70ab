import { contractors } from "./external-people.ts";
import { crew, newcomers } from "./staff.ts";

/** A person to add to a schedule, by address. */
export interface Place {
  readonly address: string;
  readonly name?: string;
  readonly role?: "admin" | "member" | "viewer";
  readonly assignable?: boolean;
  /** Contractors are added without an email, since they use the portal. */
  readonly invited?: boolean;
}

/** A schedule created by the seed. Amara creates each, so she is its first admin. */
export interface SchedulePlan {
  readonly slug: string;
  readonly name: string;
  readonly autoSend: boolean;
  readonly people: readonly Place[];
}

const at = (local: string): string => `${local}@harbour.example`;
const jonas: Place = { address: at("jonas.lindqvist") };
const mei: Place = { address: at("mei.tanaka"), role: "viewer" };

const roleOf: Readonly<Record<string, Partial<Place>>> = {
  [at("mei.tanaka")]: { role: "viewer" },
  [at("ngozi.adeyemi")]: { role: "admin" },
  [at("thorunn.sigurdardottir")]: { role: "admin" },
  [at("kwame.mensah")]: { role: "viewer", assignable: false },
  [at("anais.lefevre")]: { assignable: false },
  [at("sara.levi")]: { role: "viewer" },
};

/** Three schedules: a medium one without problems, a small one with one admin and open tasks, and a large one. */
export const plan: readonly SchedulePlan[] = [
  {
    slug: "north-quay",
    name: "North Quay Cranes",
    autoSend: true,
    people: [
      jonas,
      mei,
      { address: at("ngozi.adeyemi"), role: "admin" },
      { address: at("zoe.brancusi") },
      { address: at("lukasz.wojcik") },
      { address: at("priya.raghunathan") },
      { address: at("ken.sato") },
      { address: at("olha.petrenko"), role: "viewer" },
      { address: at("mohammed.alfarsi") },
      { address: at("jose.fernandez-villaverde") },
      { address: at("bjork.olafsdottir"), assignable: false },
      { address: contractors[0]?.email ?? "", invited: false },
      { address: newcomers[2]?.address ?? "", assignable: false },
      ...newcomers.slice(0, 1),
    ],
  },
  {
    slug: "night-watch",
    name: "Night Watch, Pier 4",
    autoSend: false,
    people: [
      jonas,
      mei,
      { address: at("siobhan.dhomhnaill") },
      { address: at("jiwoo.kim"), assignable: false },
      { address: newcomers[1]?.address ?? "", invited: false },
      { address: newcomers[2]?.address ?? "", role: "viewer", invited: false },
    ],
  },
  {
    slug: "pilot-station",
    name: "Pilot Station and Tugs",
    autoSend: true,
    people: [
      ...crew.map((address) => ({ address, ...roleOf[address] })),
      ...contractors.map(({ email }) => ({ address: email, invited: false })),
      ...newcomers,
    ],
  },
];
