import type { Invitation } from "../model-schedule.ts";
import { organizationRoles, type Name, type Role } from "../step.ts";

/** The number of a person in the model. */
export type PersonNumber = number;

/** A person in the model. */
export interface ModelPerson {
  /** Null for a person without their own address: it is unknown, invalid or only claimed. */
  address: string | null;
  /** Whether mail can be sent to them, at their own address or a claimed one. */
  hasMail: boolean;
  /** Whether they have called. */
  isKnown: boolean;
  readonly isExternal: boolean;
  state: "active" | "deactivated" | "erased";
}

/** A member in the model. */
export interface LinkedRow {
  role: Role;
  assignable: boolean;
  /** The provenance of a member is a set (Q2). */
  isLocal: boolean;
  isLinked: boolean;
  isKept: boolean;
  /** The assignability that unlinking restores (Q3). */
  beforeLink: boolean | null;
  /** The assignability that reactivating restores. */
  beforePause: boolean | null;
  invitation: Invitation;
  readonly since: number;
}

/** A person of the other product. */
export interface Listed {
  readonly id: string;
  readonly address: string | null;
  readonly isVerified: boolean;
}

/** What the last run stored about such a person. */
export interface Followed {
  person: PersonNumber;
  address: string | null;
  match: PersonNumber | null;
}

/** What is remembered about a removed member (Q19), or of a member of a link that ended, per upstream id. */
export interface Remembered {
  readonly person: PersonNumber;
  readonly role: Role;
  readonly assignable: boolean;
  readonly invitation: Invitation;
  readonly until: number;
}

/** A member who leaves with a run, or only loses their assignability. */
export interface Leaving {
  readonly person: PersonNumber;
  readonly isLock: boolean;
}

/** Removals that are waiting, or that were discarded. */
export interface Waiting {
  readonly leaving: readonly Leaving[];
  readonly reasons: readonly string[];
}

/** A link in the model. */
export interface ModelLink {
  trusts: boolean;
  /** Whether local members have lost their assignability. */
  hasLocked: boolean;
  followed: Map<string, Followed>;
  waiting: Waiting | null;
  discarded: readonly Leaving[] | null;
  problem: "unreachable" | null;
  succeededAt: number;
}

/** The state of the schedule, its people and its link. A plan works on a copy. */
export interface LinkedState {
  now: number;
  people: ModelPerson[];
  rows: Map<PersonNumber, LinkedRow>;
  /** The people who declined an invitation and haven't accepted one since. */
  declined: Set<PersonNumber>;
  owner: PersonNumber | null;
  autoSend: boolean;
  link: ModelLink | null;
  /** The removals by links, which unlinking doesn't forget (Q20, P59). */
  removals: { readonly at: number; readonly count: number }[];
  /** By upstream id. All links of the model are to the same upstream schedule. */
  remembered: Map<string, Remembered>;
  /** The upstream ids of erased people, who are not added again. */
  erased: Set<string>;
}

/** Whether the same people leave in the same way. */
export const isSame = (one: readonly Leaving[], other: readonly Leaving[]): boolean => lineOf(one) === lineOf(other);

const lineOf = (leaving: readonly Leaving[]): string =>
  leaving
    .map(({ person, isLock }) => `${person} ${isLock}`)
    .sort()
    .join();

/** Whether an admin counts as one (Q7). */
export const isAble = ({ isKnown, isExternal, state }: ModelPerson): boolean =>
  isKnown && !isExternal && state === "active";

/** The people who count as admins of the schedule. */
export const adminsOf = ({ rows, people }: LinkedState): readonly PersonNumber[] =>
  [...rows].flatMap(([person, { role }]) => (role === "admin" && isAble(personOf(people, person)) ? [person] : []));

/** The number of members who can be assigned. */
export const assignablesOf = ({ rows }: LinkedState): number =>
  [...rows.values()].filter(({ assignable }) => assignable).length;

/** A person by number. */
export function personOf(people: readonly ModelPerson[], person: PersonNumber): ModelPerson {
  const found = people[person];
  if (found === undefined) throw new RangeError(`no person ${person}`);
  return found;
}

/** The address of a name. */
export const addressOf = (name: string): string => `${name.toLowerCase()}@example.org`;

/** A person as they are when the organization first learns about them. */
export const newPerson = (given: Partial<ModelPerson>): ModelPerson => ({
  ...{ address: null, hasMail: (given.address ?? null) !== null, isKnown: false, isExternal: false, state: "active" },
  ...given,
});

/** Whether a name is an admin of the organization. */
export const isOrganizationAdmin = (name: Name): boolean => organizationRoles[name] === "admin";
