/** An external person, as created by the seed. */
export interface ExternalPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** Their final status. */
  readonly status: "not-activated" | "invited" | "expired" | "active" | "paused" | "deactivated";
  /** Whether they are on a schedule. */
  readonly onSchedules: boolean;
}

/** The worker that visitors sign in as. The dashboard shows how. */
export const demoWorker = {
  firstName: "Farid",
  lastName: "Nazari",
  email: "farid@quaylift.example",
  status: "active",
  onSchedules: true,
} as const satisfies ExternalPerson;

/** The password of seeded people who have chosen one. */
export const demoPassword = "tide tables at noon";

/** A person whose portal is paused until a date, with a reason. */
export const pausedWorker = {
  firstName: "Chiara",
  lastName: "D’Amico",
  email: "chiara.damico@quaylift.example",
  status: "paused",
  onSchedules: true,
} as const satisfies ExternalPerson;

/** A person whose portal will be paused in a week and resume automatically. */
export const leavingWorker = {
  firstName: "Leif",
  lastName: "Aronsen",
  email: "leif.aronsen@tugworks.example",
  status: "active",
  onSchedules: false,
} as const satisfies ExternalPerson;

/** Contractors and freelancers. They only use the portal (A6, Q50). */
export const externalPeople: readonly ExternalPerson[] = [
  demoWorker,
  pausedWorker,
  {
    firstName: "Hana",
    lastName: "Novotná",
    email: "hana.novotna@tugworks.example",
    status: "invited",
    onSchedules: true,
  },
  {
    firstName: "Yusuf",
    lastName: "Demir",
    email: "yusuf.demir@tugworks.example",
    status: "not-activated",
    onSchedules: true,
  },
  leavingWorker,
  {
    firstName: "Tomasz",
    lastName: "Zieliński",
    email: "tomasz@linesmen.example",
    status: "expired",
    onSchedules: false,
  },
  {
    firstName: "Aroha",
    lastName: "Ngata",
    email: "aroha.ngata@linesmen.example",
    status: "deactivated",
    onSchedules: false,
  },
];

/** The external people on schedules. */
export const contractors: readonly ExternalPerson[] = externalPeople.filter(({ onSchedules }) => onSchedules);
