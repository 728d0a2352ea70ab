import { rank } from "../permissions.ts";
import { organizationRoles, type Name, type Role } from "../step.ts";
import {
  addressOf,
  adminsOf,
  assignablesOf,
  type Followed,
  isAble,
  isOrganizationAdmin,
  type LinkedRow,
  type LinkedState,
  newPerson,
  personOf,
  type PersonNumber,
} from "./linked-state.ts";
import { linkCallers, type LinkStep } from "./link-step.ts";
import type { Order } from "./sync-model.ts";

const done = "done";
/** The lifetime of an invitation. */
const linkLife = 14 * 86_400_000;

/** The members of a schedule that may be linked, and the operations on them. */
export class LinkedMembers {
  state: LinkedState = {
    ...{
      now: 0,
      people: [],
      rows: new Map(),
      declined: new Set(),
      owner: null,
      autoSend: true,
      link: null,
      removals: [],
    },
    ...{ remembered: new Map(), erased: new Set() },
  };
  /** Orders admins who were added at the same time; set by the world, because no requirement says which of them stays. */
  order: Order = () => 0;
  readonly #accounts = new Map<Name, PersonNumber>();
  /** Until when the newest link of an invitation can be answered. */
  readonly #answerable = new Map<PersonNumber, number>();

  constructor(now: number) {
    this.state.now = now;
    for (const name of linkCallers) this.call(name);
    this.state.people.push(newPerson({ address: addressOf("Wim"), isExternal: true }));
    this.state.rows.set(this.personFor("Ann"), this.#added("admin", true, "not-needed"));
  }

  /** The person with the account of a name. */
  personFor(name: Name): PersonNumber {
    return this.#accounts.get(name) ?? -1;
  }

  /** The person with the address of a name. */
  withAddress(name: Name): PersonNumber {
    return this.state.people.findIndex(({ address, state }) => address === addressOf(name) && state !== "erased");
  }

  /** The member that a step selects. */
  memberOf({ count }: LinkStep): PersonNumber {
    const rows = [...this.state.rows.keys()];
    return rows[count % rows.length] ?? -1;
  }

  /** The role of a step. Only people who count as admins get that role, so no grant is pending (Q55). */
  roleOf(step: LinkStep): Role {
    const person = step.verb === "add" ? this.withAddress(step.name) : this.memberOf(step);
    const found = this.state.people[person];
    return step.role === "admin" && (found === undefined || !isAble(found)) ? "member" : step.role;
  }

  /** Whether the person of a name can answer an invitation. */
  canAnswer(name: Name): boolean {
    const person = this.personFor(name);
    const isActive = this.state.people[person]?.state === "active";
    const until = this.#answerable.get(person) ?? 0;
    return isActive && this.state.rows.get(person)?.invitation === "sent" && until > this.state.now;
  }

  /** Makes a person use the host, where their address is verified. */
  call(name: Name): string {
    // External people don't use the host.
    if (organizationRoles[name] === "external") return done;
    const { people } = this.state;
    const account = this.#accounts.get(name);
    const isThere = account !== undefined && personOf(people, account).state !== "erased";
    const found = isThere ? account : this.withAddress(name);
    const person = found < 0 ? people.push(newPerson({ address: addressOf(name) })) - 1 : found;
    const known = personOf(people, person);
    if (known.state === "deactivated") return "person.deactivated";
    this.#accounts.set(name, person);
    known.isKnown = true;
    return done;
  }

  /** Adds a person by their address: unassignable by default while the schedule is linked (Q1, B22). */
  protected add(mine: Role, step: LinkStep): string {
    const { name, flag } = step;
    const role = this.roleOf(step);
    const { rows, people, link, autoSend, declined } = this.state;
    const found = this.withAddress(name);
    const known = found < 0 ? newPerson({ address: addressOf(name) }) : personOf(people, found);
    if (rows.has(found)) return "member.already-there";
    if (known.state === "deactivated") return "person.deactivated";
    if (rank[role] > rank[mine]) return "member.role-above-yours";
    if (known.isExternal && role !== "viewer") return "member.external-role";
    if (link !== null && !flag) return "member.not-in-linked-schedule";
    const person = found < 0 ? people.push(known) - 1 : found;
    const invitation = !autoSend ? "not-invited" : declined.has(person) ? "declined" : "queued";
    this.#answerable.delete(person);
    rows.set(person, this.#added(role, link === null, invitation));
    return done;
  }

  #added(role: Role, assignable: boolean, invitation: LinkedRow["invitation"]): LinkedRow {
    return {
      ...{ role, assignable, isLocal: true, isLinked: false, isKept: false },
      ...{ beforeLink: null, beforePause: null, invitation, since: this.state.now },
    };
  }

  /** Removes, leaves, or sets a value of a member. */
  protected edit(actor: Name, mine: Role, step: LinkStep): string {
    const { rows } = this.state;
    const self = this.personFor(actor);
    const person = step.verb === "leave" ? self : this.memberOf(step);
    const row = rows.get(person);
    if (row === undefined) return "request.not-found";
    if (step.verb === "setRole") return this.#setRole(mine, person, row, this.roleOf(step));
    if (step.verb === "setAssignable") return this.#setAssignable(mine, row, step.flag);
    if (mine !== "admin" && person !== self) return "request.forbidden";
    if (this.state.owner === person) return "member.owner";
    if (this.#isLastAdmin(person, row)) return "member.last-admin";
    if (this.state.link === null && this.#isLastAssignable(row)) return "member.last-assignable";
    if (row.isLinked) return "member.managed-by-link";
    rows.delete(person);
    return done;
  }

  #isLastAdmin(person: PersonNumber, { role }: LinkedRow): boolean {
    const isAdmin = role === "admin" && isAble(personOf(this.state.people, person));
    return isAdmin && adminsOf(this.state).length === 1;
  }

  #isLastAssignable({ assignable }: LinkedRow): boolean {
    return assignable && assignablesOf(this.state) === 1;
  }

  #setRole(mine: Role, person: PersonNumber, row: LinkedRow, role: Role): string {
    if (mine !== "admin") return "request.forbidden";
    if (personOf(this.state.people, person).isExternal && role !== "viewer") return "member.external-role";
    if (role !== "admin" && this.state.owner === person) return "member.owner";
    if (role !== "admin" && this.#isLastAdmin(person, row)) return "member.last-admin";
    Object.assign(row, { role, isKept: row.isKept && role === "admin" });
    return done;
  }

  /** A choice of a person is not undone by unlinking. */
  #setAssignable(mine: Role, row: LinkedRow, assignable: boolean): string {
    if (rank[mine] < rank.member) return "request.forbidden";
    if (rank[row.role] > rank[mine]) return "member.role-above-yours";
    if (row.beforePause !== null) return "person.deactivated";
    if (!assignable && this.state.link === null && this.#isLastAssignable(row)) return "member.last-assignable";
    if (assignable && this.state.link !== null && !row.isLinked) return "member.not-in-linked-schedule";
    if (row.assignable !== assignable) Object.assign(row, { assignable, beforeLink: null });
    return done;
  }

  /** Transfers to a member, or to the organization. */
  protected transfer(actor: Name, step: LinkStep): string {
    const { state } = this;
    const to = step.flag ? this.memberOf(step) : null;
    if (state.owner !== this.personFor(actor) && !isOrganizationAdmin(actor)) return "request.forbidden";
    const fits = to === null || (state.rows.get(to)?.role === "admin" && isAble(personOf(state.people, to)));
    if (!fits) return "schedule.successor-unfit";
    state.owner = to;
    return done;
  }

  /** Deactivates, reactivates or erases the person of a member. */
  protected account(actor: Name, step: LinkStep): string {
    const { people, rows, link, owner } = this.state;
    const person = step.verb === "reactivate" ? this.withAddress(step.name) : this.memberOf(step);
    const isSelf = person === this.personFor(actor);
    if (person < 0 || (!isOrganizationAdmin(actor) && !isSelf)) return "request.not-found";
    if (!isOrganizationAdmin(actor) || (step.verb === "erase" && isSelf)) return "request.forbidden";
    // The only admin of the organization stays.
    if (isSelf) return done;
    const known = personOf(people, person);
    const row = rows.get(person);
    if (step.verb === "reactivate") {
      if (known.state === "active") return done;
      known.state = "active";
      if (row !== undefined) this.#resume(row);
      return done;
    }
    if (row !== undefined && this.#isLastAdmin(person, row)) return "member.last-admin";
    if (link === null && row !== undefined && this.#isLastAssignable(row)) return "member.last-assignable";
    if (step.verb === "deactivate" && known.state === "deactivated") return done;
    known.state = step.verb === "erase" ? "erased" : "deactivated";
    if (owner === person) this.state.owner = null;
    if (step.verb === "erase") this.#forget(person);
    else if (row !== undefined) Object.assign(row, { assignable: false, beforePause: row.assignable });
    return done;
  }

  /** A local member of a linked schedule stays unassignable; unlinking restores their assignability. */
  #resume(row: LinkedRow): void {
    const before = row.beforePause ?? row.assignable;
    const isLocked = this.state.link !== null && !row.isLinked;
    Object.assign(row, { beforePause: null, assignable: before && !isLocked });
    if (before && isLocked) row.beforeLink = true;
  }

  #forget(person: PersonNumber): void {
    const { rows, link, declined, remembered, erased } = this.state;
    rows.delete(person);
    declined.delete(person);
    this.#answerable.delete(person);
    for (const ids of [remembered, link?.followed ?? new Map<string, Followed>()])
      for (const [id, one] of ids)
        if (one.person === person) {
          ids.delete(id);
          erased.add(id);
        }
    for (const one of link?.followed.values() ?? []) if (one.match === person) one.match = null;
  }

  /** Sends the queued invitations. */
  protected dispatch(): string {
    const { rows, people, now } = this.state;
    for (const [person, row] of rows) {
      if (row.invitation !== "queued") continue;
      const isActive = personOf(people, person).state === "active";
      row.invitation = isActive ? "sent" : "not-invited";
      if (isActive) this.#answerable.set(person, now + linkLife);
    }
    return done;
  }

  /** A person answers their newest invitation. */
  protected answer(name: Name, accepts: boolean): string {
    if (!this.canAnswer(name)) return done;
    const person = this.personFor(name);
    const { rows, declined } = this.state;
    const row = rows.get(person);
    if (row !== undefined) row.invitation = accepts ? "accepted" : "declined";
    if (accepts) declined.delete(person);
    else declined.add(person);
    this.#answerable.delete(person);
    return done;
  }
}
