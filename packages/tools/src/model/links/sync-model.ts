import {
  adminsOf,
  assignablesOf,
  type Leaving,
  type Listed,
  type LinkedRow,
  type LinkedState,
  type ModelLink,
  newPerson,
  personOf,
  type PersonNumber,
  type Remembered,
} from "./linked-state.ts";

const day = 86_400_000;

/** Orders admins who were added at the same time. */
export type Order = (one: PersonNumber, other: PersonNumber) => number;

const isAddress = (text: string | null): text is string => text?.includes("@") === true;

/**
 * A run of a link as required: rows B19–B36, Q2–Q6, Q17, Q19 and Q20. Written from the rows, without the code that plans.
 * Everyone who is listed is synced, known or new; synced members who are missing leave.
 */
export class SyncModel {
  readonly #state: LinkedState;
  readonly #link: ModelLink;
  /** The people who were on the schedule or arrived in this run, and are listed. */
  readonly #present = new Set<PersonNumber>();
  /** Addresses before the run, and their owners. */
  readonly #owners: ReadonlyMap<string, PersonNumber>;
  readonly #taken = new Set<string>();
  readonly #moves: (() => void)[] = [];
  readonly #arrivals: (() => void)[] = [];
  readonly #bound: Set<PersonNumber>;
  readonly #synced: readonly PersonNumber[];

  constructor(state: LinkedState, link: ModelLink, listed: readonly Listed[]) {
    this.#state = state;
    this.#link = link;
    this.#owners = new Map(
      state.people.flatMap(({ address, state: is }, person) =>
        address === null || is === "erased" ? [] : [[address, person] as const],
      ),
    );
    const ids = new Set(listed.map(({ id }) => id));
    this.#bound = new Set([...link.followed].flatMap(([id, { person }]) => (ids.has(id) ? [person] : [])));
    this.#synced = [...state.rows].flatMap(([person, { isLinked }]) => (isLinked ? [person] : []));
    for (const one of listed) this.#follow(one);
    // People have their new addresses before others arrive.
    for (const apply of [...this.#moves, ...this.#arrivals]) apply();
  }

  /** The synced members who aren't listed, and on the first run the local members who lose their assignability (Q3). */
  leaving(): readonly Leaving[] {
    const { rows } = this.#state;
    const gone = this.#synced.filter((person) => !this.#present.has(person));
    const locked = [...rows].flatMap(([person, row]) =>
      !this.#link.hasLocked && !row.isLinked && row.assignable ? [person] : [],
    );
    return [
      ...gone.map((person) => ({ person, isLock: false })),
      ...locked.map((person) => ({ person, isLock: true })),
    ];
  }

  /** Why they wait (Q6, Q20). */
  reasons(leaving: readonly Leaving[]): readonly string[] {
    const { now } = this.#state;
    const gone = leaving.filter(({ isLock }) => !isLock).length;
    const synced = this.#synced.length;
    const lately = this.#state.removals.reduce((sum, { at, count }) => sum + (at > now - day ? count : 0), 0);
    const losing = leaving.filter(({ person }) => this.#state.rows.get(person)?.assignable === true).length;
    const reasons = [];
    if (gone > 0 && gone + lately > Math.max(2, (synced + lately) / 5)) reasons.push("too-many");
    if (gone > 0 && gone === synced) reasons.push("everybody");
    if (losing > 0 && losing === assignablesOf(this.#state)) reasons.push("last-assignable");
    return reasons;
  }

  #follow({ id, address, isVerified }: Listed): void {
    const stored = this.#link.followed.get(id);
    const row = stored && this.#state.rows.get(stored.person);
    if (stored && row) {
      this.#present.add(stored.person);
      this.#join(row);
      if (address !== stored.address && this.#mayHave(stored.person, address)) {
        const { person } = stored;
        this.#moves.push(() => this.#move(person, address));
        stored.address = address;
      }
      return;
    }
    // By external id first, even after a removal by hand or upstream (Q17, Q19).
    const known = [this.#memory(id)?.person, stored?.person].find(
      (person) => person !== undefined && personOf(this.#state.people, person).state !== "erased",
    );
    const owner = isAddress(address) ? this.#owners.get(address) : undefined;
    const isProven = isVerified || this.#link.trusts;
    const isMatch = owner !== undefined && isProven && !this.#bound.has(owner);
    const person = known ?? (isMatch ? owner : undefined);
    if (person !== undefined) this.#arriveAgain(id, address, person);
    else if (!this.#state.erased.has(id)) this.#arriveNew(id, address);
  }

  /** A member who is listed is synced from now on, and keeps their value, except for a kept admin (Q2, Q4, Q5). */
  #join(row: LinkedRow): void {
    if (row.isLinked) return;
    row.isLinked = true;
    if (row.isKept) restore(row);
    row.isKept = false;
  }

  #arriveAgain(id: string, address: string | null, person: PersonNumber): void {
    const { rows, people, now } = this.#state;
    const { isKnown, isExternal, state, hasMail } = personOf(people, person);
    const row = rows.get(person);
    this.#bound.add(person);
    if (row === undefined && state === "deactivated") return;
    this.#present.add(person);
    this.#link.followed.set(id, { person, address, match: null });
    if (row !== undefined) {
      this.#join(row);
      return;
    }
    const remembered = this.#memory(id) ?? this.#memoryOf(person);
    this.#state.remembered.delete(id);
    const outcome = remembered?.invitation;
    const hasAccount = isKnown || isExternal;
    const needed = this.#invite(hasMail, this.#state.declined.has(person));
    rows.set(person, {
      ...arrived(now),
      role: isExternal ? "viewer" : (remembered?.role ?? "member"),
      assignable: remembered?.assignable ?? true,
      invitation:
        hasAccount && (outcome === undefined || outcome === "not-invited")
          ? "not-needed"
          : outcome === undefined || outcome === "queued"
            ? needed
            : outcome,
    });
  }

  /** What is still remembered about an upstream id. */
  #memory(id: string): Remembered | undefined {
    const found = this.#state.remembered.get(id);
    return found !== undefined && found.until > this.#state.now ? found : undefined;
  }

  /** What is still remembered about a person who returns under another upstream id. */
  #memoryOf(person: PersonNumber): Remembered | undefined {
    const ids = [...this.#state.remembered.keys()].sort();
    return ids.map((id) => this.#memory(id)).findLast((one) => one?.person === person);
  }

  /** A person the organization doesn't know or can't identify with certainty: their address is then only claimed (Q17). */
  #arriveNew(id: string, address: string | null): void {
    const hasMail = isAddress(address);
    if (hasMail) this.#taken.add(address);
    this.#arrivals.push(() => {
      const { people, rows, now } = this.#state;
      const other = hasMail ? people.findIndex((one) => one.address === address && one.state !== "erased") : -1;
      const isClaim = other >= 0;
      const person = people.push(newPerson({ address: hasMail && !isClaim ? address : null, hasMail })) - 1;
      this.#present.add(person);
      this.#link.followed.set(id, { person, address, match: isClaim ? other : null });
      rows.set(person, { ...arrived(now), invitation: this.#invite(hasMail, false) });
    });
  }

  #invite(hasMail: boolean, hasDeclined: boolean): LinkedRow["invitation"] {
    if (hasDeclined) return "declined";
    return this.#state.autoSend && hasMail ? "queued" : "not-invited";
  }

  #mayHave(person: PersonNumber, address: string | null): boolean {
    if (address === null) return true;
    if (!isAddress(address)) return false;
    const owner = this.#owners.get(address);
    return owner === undefined ? !this.#taken.has(address) : owner === person;
  }

  /** A person without an account gets the new address; links sent to the former one stop working (P61). */
  #move(person: PersonNumber, address: string | null): void {
    const known = personOf(this.#state.people, person);
    if (address === null || known.isKnown || known.isExternal || known.state !== "active") return;
    if (known.address === address) return;
    const isTaken = this.#state.people.some((one) => one.address === address && one.state !== "erased");
    if (isTaken) return;
    Object.assign(known, { address, hasMail: true });
    const row = this.#state.rows.get(person);
    if (row !== undefined && ["sent", "bounced", "expired"].includes(row.invitation)) row.invitation = "not-invited";
  }
}

/** Removes members. The owner and the last admin stay, unassignable and local (Q5). */
export function removeLeaving(state: LinkedState, link: ModelLink, leaving: readonly Leaving[], order: Order): void {
  const { rows, owner, now } = state;
  link.hasLocked = true;
  const gone = leaving.flatMap(({ person, isLock }) => (isLock || !rows.has(person) ? [] : [person]));
  const admins = adminsOf(state);
  const kept = new Set(gone.filter((person) => person === owner));
  const stays = admins.some((person) => !gone.includes(person) || kept.has(person));
  const first = admins
    .filter((person) => gone.includes(person))
    .sort((one, other) => (rows.get(one)?.since ?? 0) - (rows.get(other)?.since ?? 0) || order(one, other))[0];
  if (!stays && first !== undefined) kept.add(first);
  for (const { person, isLock } of leaving) {
    const row = rows.get(person);
    if (row === undefined) continue;
    if (isLock || kept.has(person)) {
      Object.assign(row, { assignable: false, beforeLink: row.assignable || row.beforeLink === true });
      if (kept.has(person)) Object.assign(row, { isLocal: true, isLinked: false, isKept: true });
      continue;
    }
    const ids = [...link.followed].flatMap(([id, one]) => (one.person === person ? [id] : []));
    for (const id of ids) {
      link.followed.delete(id);
      remember(state, id, person, row, 30 * day);
    }
    rows.delete(person);
  }
  const count = gone.length - kept.size;
  if (count > 0) state.removals.push({ at: now, count });
}

/** Remembers a member for some time, in place of an earlier memory of the same upstream id. */
export function remember(state: LinkedState, id: string, person: PersonNumber, row: LinkedRow, time: number): void {
  const { role, invitation } = row;
  const assignable = row.beforePause ?? row.assignable;
  state.remembered.set(id, { person, role, invitation, assignable, until: state.now + time });
}

/** A member who arrives with a run (B26). */
const arrived = (now: number): LinkedRow => ({
  ...{ role: "member", assignable: true, isLocal: false, isLinked: true, isKept: false },
  ...{ beforeLink: null, beforePause: null, invitation: "not-invited", since: now },
});

/** Gives a member the assignability they had before the link (Q3, Q5). */
export function restore(row: LinkedRow): void {
  if (row.beforeLink === null) return;
  if (row.beforePause !== null) row.beforePause = row.beforeLink;
  else row.assignable ||= row.beforeLink;
  row.beforeLink = null;
}
