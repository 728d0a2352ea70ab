import type { Desk, Row } from "./desk.ts";
import { plannerOrNobody, rank, type Standing, turnOf, whyNotEnd } from "./standing.ts";
import { InvitationModel } from "./invitation-model.ts";
import { cast, type Edit, type Name, names, type Step } from "./step.ts";

/** What the model keeps of a person. Somebody erased is a tombstone until they are met anew. */
interface Person {
  readonly affiliation: "internal" | "external";
  known: boolean;
  state: "active" | "deactivated" | "erased";
}

const done = "done";
const hidden = "request.not-found";
const forbidden = "request.forbidden";

/**
 * An organization as the requirements tell it, kept by hand: no rules, no heads, no events; everything is counted when it
 * is asked. Shares nothing with the core but the words of its answers.
 */
export class ReferenceModel {
  readonly people = new Map<Name, Person>();
  readonly desks: (Desk | undefined)[] = [];
  manageSchedules = false;
  readonly invitations = new InvitationModel((name) => this.people.get(name)?.state === "active");

  constructor() {
    for (const name of names) {
      if (!["Nia", "Pim", "Wim"].includes(name)) this.#call(name);
    }
  }

  /** Does a step, and says how it ends: `done`, or the code of the refusal. Of several edits, how each ends. */
  take(step: Step): string {
    const { actor, target, flag, aside } = step;
    if (step.verb === "sweep" || step.verb === "dispatch" || step.verb === "expire")
      return this.invitations.timePasses(step, this.desks);
    if (this.people.get(actor)?.state === "deactivated") return "person.deactivated";
    this.#call(actor);
    if (step.verb === "create") return this.#create(step);
    if (step.verb === "grant") {
      if (cast[actor] !== "admin") return forbidden;
      this.manageSchedules = flag;
      return done;
    }
    if (step.verb === "createPerson") {
      if (cast[actor] !== "admin" && cast[actor] !== "scheduler") return forbidden;
      if (this.isThere("Wim")) return "person.already-there";
      this.people.set("Wim", { affiliation: "external", known: false, state: "active" });
      return done;
    }
    if (step.verb === "deactivate" || step.verb === "reactivate" || step.verb === "erase") {
      return this.#account(step.verb, actor, target);
    }
    const desk = this.desks[step.place];
    if (step.verb === "accept" || step.verb === "decline") {
      return this.invitations.answer(desk, target, actor, step.verb);
    }
    const mine = this.roleOf(step.place, actor);
    if (desk === undefined || mine === undefined) return hidden;
    if (step.verb === "look") return done;
    if (step.verb === "edit") return this.#edit(desk, actor, mine, step.edits);
    if (step.verb === "add") return this.#add(desk, step, mine);
    if (step.verb === "transfer") return this.#transfer(desk, actor, aside ? target : null);
    if (step.verb === "archive" || step.verb === "restore" || step.verb === "delete") {
      const state = { archive: "archived", restore: "active", delete: "deleted" } as const;
      return this.#end(desk, actor, state[step.verb]);
    }
    if (step.verb === "setAutoSend" || step.verb === "update" || step.verb === "send") {
      if (rank[mine] < rank.member) return forbidden;
      if (desk.state === "archived") return "schedule.archived";
      if (step.verb === "send") return this.invitations.send(desk, (row) => rank[row.role] > rank[mine]);
      const before = JSON.stringify([desk.autoSend, desk.name]);
      if (step.verb === "setAutoSend") desk.autoSend = flag;
      else desk.name = flag ? "Night desk" : "Day desk";
      if (JSON.stringify([desk.autoSend, desk.name]) !== before) desk.number++;
      return done;
    }
    const who = step.verb === "leave" ? actor : target;
    const row = desk.rows.get(who);
    if (row === undefined) return hidden;
    if (step.verb === "resend" || step.verb === "revoke" || step.verb === "copyLink") {
      if (rank[mine] < rank[step.verb === "resend" ? "member" : "admin"]) return forbidden;
      if (step.verb === "resend" && rank[row.role] > rank[mine]) return "member.role-above-yours";
      return this.invitations.byHand(step.verb, desk, who, row);
    }
    const edit: Edit = {
      target: who,
      ...((step.verb === "remove" || step.verb === "leave") && { remove: true as const }),
      ...(step.verb === "setRole" && { role: step.role }),
      ...(step.verb === "setAssignable" && { assignable: flag }),
      ...(step.verb === "setInvited" && { invited: flag }),
    };
    const successor = step.verb === "leave" && aside ? target : undefined;
    const against = this.#against(desk, actor, mine, row, edit, successor);
    if (against !== undefined) return against;
    if (this.#apply(desk, row, edit)) desk.number++;
    if (successor !== undefined) desk.owner = successor;
    return done;
  }

  /** What somebody is on a schedule; nothing where there is none for them. */
  roleOf(place: number, name: Name): Standing | undefined {
    const desk = this.desks[place];
    if (desk === undefined || desk.state === "deleted") return undefined;
    return cast[name] === "admin" ? "admin" : (desk.rows.get(name)?.role ?? plannerOrNobody(name));
  }

  /** Whether somebody counts as an admin where they are one (Q7). */
  isAble(name: Name): boolean {
    const person = this.people.get(name);
    return person?.state === "active" && person.affiliation === "internal" && person.known;
  }

  /** Whether there is somebody of this name. */
  isThere(name: Name): boolean {
    return (this.people.get(name)?.state ?? "erased") !== "erased";
  }

  /** How many admins count. */
  admins({ rows }: Desk): number {
    return [...rows].filter(([name, { role }]) => role === "admin" && this.isAble(name)).length;
  }

  /** How many are assignable. */
  assignables({ rows }: Desk): number {
    return [...rows.values()].filter(({ assignable }) => assignable).length;
  }

  /** The schedules that are there for anybody. */
  get #live(): readonly Desk[] {
    return this.desks.filter((desk): desk is Desk => desk !== undefined && desk.state !== "deleted");
  }

  /** Whoever calls is known from then on, and stands so in every list. */
  #call(name: Name): void {
    const person = this.people.get(name);
    if (person === undefined || person.state === "erased") {
      this.people.set(name, { affiliation: "internal", known: true, state: "active" });
    } else if (!person.known) {
      person.known = true;
      for (const desk of this.#live) if (desk.rows.has(name)) desk.number++;
    }
  }

  #create({ actor, place, flag }: Step): string {
    const row: Row = { role: "admin", assignable: true, invited: true, invitation: "not-needed", before: null };
    const rows = new Map([[actor, row]]);
    const owner = flag ? actor : null;
    this.desks[place] = { rows, links: new Map(), state: "active", owner, autoSend: true, name: "Desk", number: 1 };
    return done;
  }

  #add(desk: Desk, { target, role, flag, aside }: Step, mine: Standing): string {
    if (rank[mine] < rank.member) return forbidden;
    if (desk.state === "archived") return "schedule.archived";
    const isNew = !this.isThere(target);
    if (isNew && !aside) return hidden;
    const person = this.people.get(target);
    if (desk.rows.has(target)) return "member.already-there";
    if (person?.state === "deactivated") return "person.deactivated";
    if (rank[role] > rank[mine]) return "member.role-above-yours";
    if (!isNew && person?.affiliation === "external" && role !== "viewer") return "member.external-role";
    if (isNew) this.people.set(target, { affiliation: "internal", known: false, state: "active" });
    desk.rows.set(target, { role, assignable: flag, invited: true, invitation: "not-invited", before: null });
    if (desk.autoSend) this.invitations.queue(desk, target);
    desk.number++;
    return done;
  }

  /** Why one edit of a row is not possible: lack of permission first, then what is against it for all, then for the row. */
  #against(desk: Desk, actor: Name, mine: Standing, row: Row, edit: Edit, successor?: Name): string | undefined {
    const { target } = edit;
    const isLastAdmin = row.role === "admin" && this.isAble(target) && this.admins(desk) === 1;
    const isLastAssignable = row.assignable && this.assignables(desk) === 1;
    if (edit.remove) {
      if (mine !== "admin" && actor !== target) return forbidden;
      if (successor !== undefined) {
        const fits = desk.rows.get(successor)?.role === "admin" && this.isAble(successor) && successor !== actor;
        if (!fits || desk.owner !== actor) return "schedule.successor-unfit";
      } else if (desk.owner === target) return "member.owner";
      if (isLastAdmin) return "member.last-admin";
      return isLastAssignable ? "member.last-assignable" : undefined;
    }
    if (edit.role !== undefined) {
      if (mine !== "admin") return forbidden;
      if (this.people.get(target)?.affiliation === "external" && edit.role !== "viewer") return "member.external-role";
      if (desk.state === "archived") return "schedule.archived";
      if (edit.role !== "admin" && desk.owner === target) return "member.owner";
      return edit.role !== "admin" && isLastAdmin ? "member.last-admin" : undefined;
    }
    if (rank[mine] < rank.member) return forbidden;
    if (rank[row.role] > rank[mine]) return "member.role-above-yours";
    if (edit.assignable !== undefined) {
      if (row.before !== null) return "person.deactivated";
      if (desk.state === "archived") return "schedule.archived";
      return !edit.assignable && isLastAssignable ? "member.last-assignable" : undefined;
    }
    if (desk.autoSend) return "member.invited-fixed";
    if (desk.state === "archived") return "schedule.archived";
    return row.invitation === "not-invited" ? undefined : "member.invited-fixed";
  }

  /** Does an edit; whether anything is new. */
  #apply({ rows }: Desk, row: Row, { target, role, assignable, invited, remove }: Edit): boolean {
    if (remove) return rows.delete(target);
    const after: Row = { ...row };
    after.role = role ?? row.role;
    after.assignable = assignable ?? row.assignable;
    after.invited = invited ?? row.invited;
    rows.set(target, after);
    return after.role !== row.role || after.assignable !== row.assignable || after.invited !== row.invited;
  }

  /** Several at once: what adds before what takes, each on the state that the others leave. */
  #edit(desk: Desk, actor: Name, mine: Standing, edits: readonly Edit[]): string {
    const answers = new Map<Name, string>();
    const ordered = [0, 1, 2].flatMap((now) =>
      edits.filter((edit) => turnOf(desk.rows.get(edit.target), edit) === now),
    );
    for (const edit of ordered) answers.set(edit.target, this.#editOne(desk, actor, mine, edit));
    if ([...answers.values()].some((answer) => answer === "changed" || answer === "removed")) desk.number++;
    return edits.map(({ target }) => answers.get(target)).join();
  }

  #editOne(desk: Desk, actor: Name, mine: Standing, edit: Edit): string {
    const { target, role, assignable, invited, remove } = edit;
    const row = desk.rows.get(target);
    if (row === undefined) return hidden;
    const parts: Edit[] = [];
    if (remove) parts.push({ target, remove });
    if (role !== undefined && role !== row.role) parts.push({ target, role });
    if (assignable !== undefined && assignable !== row.assignable) parts.push({ target, assignable });
    if (invited !== undefined && invited !== row.invited) parts.push({ target, invited });
    for (const part of parts) {
      const against = this.#against(desk, actor, mine, row, part);
      if (against !== undefined) return against;
    }
    return this.#apply(desk, row, edit) ? (remove ? "removed" : "changed") : "unchanged";
  }

  #transfer(desk: Desk, actor: Name, to: Name | null): string {
    const row = to === null ? undefined : desk.rows.get(to);
    if (to !== null && row === undefined) return hidden;
    if (desk.owner !== actor && cast[actor] !== "admin") return forbidden;
    if (to !== null && !(row?.role === "admin" && this.isAble(to))) return "schedule.successor-unfit";
    if (desk.owner !== to) desk.number++;
    desk.owner = to;
    return done;
  }

  #end(desk: Desk, actor: Name, state: Desk["state"]): string {
    const refusal = whyNotEnd(desk, actor, this.manageSchedules);
    if (refusal !== undefined) return refusal;
    if (desk.state !== state) desk.number++;
    desk.state = state;
    return done;
  }

  #account(verb: "deactivate" | "reactivate" | "erase", actor: Name, target: Name): string {
    const person = this.people.get(target);
    const sees = cast[actor] !== "member" || (actor === target && person?.state !== "erased");
    if (person === undefined || !sees) return hidden;
    if (cast[actor] !== "admin" || (verb === "erase" && actor === target)) return forbidden;
    if (verb !== "erase" && person.state === "erased") return "person.erased";
    const on = this.#live.flatMap((desk) => {
      const row = desk.rows.get(target);
      return row === undefined ? [] : [{ desk, row }];
    });
    if (verb === "reactivate") {
      if (person.state === "active") return done;
      person.state = "active";
      for (const { desk, row } of on) {
        desk.rows.set(target, { ...row, assignable: row.before ?? row.assignable, before: null });
        desk.number++;
      }
      return done;
    }
    const counts = (row: Row): boolean => row.role === "admin" && this.isAble(target);
    if (on.some(({ desk, row }) => counts(row) && this.admins(desk) === 1)) return "member.last-admin";
    if (on.some(({ desk, row }) => row.assignable && this.assignables(desk) === 1)) {
      return "member.last-assignable";
    }
    if (person.state === (verb === "erase" ? "erased" : "deactivated")) return done;
    person.state = verb === "erase" ? "erased" : "deactivated";
    // Whoever is met by that name later is somebody else.
    if (verb === "erase") for (const desk of this.desks) desk?.links.delete(target);
    for (const { desk, row } of on) {
      if (verb === "erase") desk.rows.delete(target);
      else desk.rows.set(target, { ...row, assignable: false, before: row.assignable });
      if (desk.owner === target) desk.owner = null;
      desk.number++;
    }
    return done;
  }
}
