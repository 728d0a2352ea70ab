import type { Role } from "./roles.ts";

/** What the model keeps of one member. */
interface Row {
  role: Role;
  assignable: boolean;
  invited: boolean;
  /** Whether anything was sent, or need not be. */
  settled: boolean;
}

/** One thing somebody does to a schedule. */
export interface Step {
  readonly verb: "add" | "remove" | "leave" | "setRole" | "setAssignable" | "setInvited" | "setAutoSend" | "call";
  readonly actor: string;
  readonly target: string;
  readonly role: Role;
  readonly flag: boolean;
}

const rank = { viewer: 1, member: 2, admin: 3 };

/** A member list as the requirements tell it, kept by hand: no rules, no head row, everything counted when asked. */
export class RosterModel {
  readonly rows = new Map<string, Row>();
  readonly #able: Set<string>;
  readonly #external: ReadonlySet<string>;
  readonly #organizationAdmins: ReadonlySet<string>;
  autoSend = true;

  constructor(
    creator: string,
    able: Iterable<string>,
    external: Iterable<string>,
    organizationAdmins: Iterable<string>,
  ) {
    this.#able = new Set(able);
    this.#external = new Set(external);
    this.#organizationAdmins = new Set(organizationAdmins);
    this.rows.set(creator, { role: "admin", assignable: true, invited: true, settled: true });
  }

  /** Does a step, and says how it ends: `done`, or the code of the refusal. */
  take(step: Step): string {
    if (step.verb === "call") {
      this.#able.add(step.actor);
      return "done";
    }
    const mine = this.#roleOf(step.actor);
    if (mine === undefined) return "request.not-found";
    if (step.verb === "add") return this.#add(step, mine);
    if (step.verb === "setAutoSend") {
      if (mine === "viewer") return "request.forbidden";
      this.autoSend = step.flag;
      return "done";
    }
    const target = step.verb === "leave" ? step.actor : step.target;
    const row = this.rows.get(target);
    if (row === undefined) return "request.not-found";
    if (step.verb === "remove" || step.verb === "leave") return this.#remove(step.actor, target, row, mine);
    if (step.verb === "setRole") return this.#setRole(step, row, mine);
    if (mine === "viewer") return "request.forbidden";
    if (rank[row.role] > rank[mine]) return "member.role-above-yours";
    if (step.verb === "setInvited") {
      if (this.autoSend || row.settled) return "member.invited-fixed";
      row.invited = step.flag;
      return "done";
    }
    if (!step.flag && row.assignable && this.assignables === 1) return "member.last-assignable";
    row.assignable = step.flag;
    return "done";
  }

  /** How many admins count (Q7). */
  get admins(): number {
    return [...this.rows].filter(([id, { role }]) => role === "admin" && this.#able.has(id)).length;
  }

  /** How many are assignable. */
  get assignables(): number {
    return [...this.rows.values()].filter(({ assignable }) => assignable).length;
  }

  #roleOf(person: string): Role | undefined {
    return this.#organizationAdmins.has(person) ? "admin" : this.rows.get(person)?.role;
  }

  #isLastAdmin(person: string, row: Row): boolean {
    return row.role === "admin" && this.#able.has(person) && this.admins === 1;
  }

  #add({ target, role, flag }: Step, mine: Role): string {
    if (mine === "viewer") return "request.forbidden";
    if (this.rows.has(target)) return "member.already-there";
    if (rank[role] > rank[mine]) return "member.role-above-yours";
    if (this.#external.has(target) && role !== "viewer") return "member.external-role";
    this.rows.set(target, { role, assignable: flag, invited: true, settled: false });
    return "done";
  }

  #remove(actor: string, target: string, row: Row, mine: Role): string {
    if (mine !== "admin" && actor !== target) return "request.forbidden";
    if (this.#isLastAdmin(target, row)) return "member.last-admin";
    if (row.assignable && this.assignables === 1) return "member.last-assignable";
    this.rows.delete(target);
    return "done";
  }

  #setRole({ target, role }: Step, row: Row, mine: Role): string {
    if (mine !== "admin") return "request.forbidden";
    if (this.#external.has(target) && role !== "viewer") return "member.external-role";
    if (role !== "admin" && this.#isLastAdmin(target, row)) return "member.last-admin";
    row.role = role;
    return "done";
  }
}
