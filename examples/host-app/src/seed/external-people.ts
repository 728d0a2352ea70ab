/** Somebody from outside, as the seed leaves them. */
export interface ExternalPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** Where they stand in the end, in the words of Rollcall. */
  readonly status: "not-activated" | "invited" | "expired" | "active" | "paused" | "deactivated";
  /** Whether crews work with them. */
  readonly onSchedules: boolean;
}

/** Who tries the worker portal of this example; the first page of the host says how. */
export const demoWorker = {
  firstName: "Farid",
  lastName: "Nazari",
  email: "farid@quaylift.example",
  status: "active",
  onSchedules: true,
} as const satisfies ExternalPerson;

/** A password for those of the seed who have chosen one. */
export const demoPassword = "tide tables at noon";

/** Whose portal is shut until a day, with a reason. */
export const pausedWorker = {
  firstName: "Chiara",
  lastName: "D’Amico",
  email: "chiara.damico@quaylift.example",
  status: "paused",
  onSchedules: true,
} as const satisfies ExternalPerson;

/** Whose portal will be shut in a week, and open again by itself. */
export const leavingWorker = {
  firstName: "Leif",
  lastName: "Aronsen",
  email: "leif.aronsen@tugworks.example",
  status: "active",
  onSchedules: false,
} as const satisfies ExternalPerson;

/** Contractors and freelancers, added by hand: the portal is all they have (A6, Q50). */
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

/** Those whom crews work with. */
export const contractors: readonly ExternalPerson[] = externalPeople.filter(({ onSchedules }) => onSchedules);
