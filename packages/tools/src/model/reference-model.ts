import type { ModelSchedule, Row } from "./model-schedule.ts";
import { rank, type Access, turnOf, whyNotArchive } from "./permissions.ts";
import { PeopleModel } from "./people-model.ts";
import { organizationRoles, type Edit, type Name, type Step } from "./step.ts";

const done = "done";
const hidden = "request.not-found";
const forbidden = "request.forbidden";

/**
 * A simple implementation of the requirements, without rules, summaries and events. Shares only the error codes with the
 * core.
 */
export class ReferenceModel extends PeopleModel {
  manageSchedules = false;

  /** Runs a step and returns `done` or the error code. A bulk edit returns one result per edit. */
  take(step: Step): string {
    const { actor, target, flag, alternative } = step;
    const { invitations, schedules } = this;
    if (["sweep", "dispatch", "expire"].includes(step.verb)) return invitations.timePasses(step, schedules);
    if (this.people.get(actor)?.state === "deactivated") return "person.deactivated";
    this.call(actor);
    if (step.verb === "create") return this.#create(step);
    if (step.verb === "grant") {
      if (organizationRoles[actor] !== "admin") return forbidden;
      this.manageSchedules = flag;
      return done;
    }
    if (step.verb === "createPerson") {
      if (organizationRoles[actor] !== "admin" && organizationRoles[actor] !== "scheduler") return forbidden;
      if (this.isThere("Wim")) return "person.already-there";
      this.people.set("Wim", { affiliation: "external", known: false, state: "active" });
      return done;
    }
    if (step.verb === "deactivate" || step.verb === "reactivate" || step.verb === "erase") {
      return this.#account(step.verb, actor, target);
    }
    const schedule = this.schedules[step.place];
    if (step.verb === "accept" || step.verb === "decline") {
      return this.invitations.answer(schedule, target, actor, step.verb);
    }
    const mine = this.roleOf(step.place, actor);
    if (schedule === undefined || mine === undefined) return hidden;
    if (step.verb === "look") return done;
    if (step.verb === "edit") return this.#edit(schedule, actor, mine, step.edits);
    if (step.verb === "add") return this.#add(schedule, step, mine);
    if (step.verb === "transfer") return this.#transfer(schedule, actor, alternative ? target : null);
    if (step.verb === "archive" || step.verb === "restore" || step.verb === "delete") {
      const state = { archive: "archived", restore: "active", delete: "deleted" } as const;
      return this.#end(schedule, actor, state[step.verb]);
    }
    if (step.verb === "setAutoSend" || step.verb === "update" || step.verb === "send") {
      if (rank[mine] < rank.member) return forbidden;
      if (schedule.state === "archived") return "schedule.archived";
      if (step.verb === "send") return this.invitations.send(schedule, (row) => rank[row.role] > rank[mine]);
      const before = JSON.stringify([schedule.autoSend, schedule.name]);
      if (step.verb === "setAutoSend") schedule.autoSend = flag;
      else schedule.name = flag ? "Night shift" : "Day shift";
      if (JSON.stringify([schedule.autoSend, schedule.name]) !== before) schedule.number++;
      return done;
    }
    const who = step.verb === "leave" ? actor : target;
    const row = schedule.rows.get(who);
    if (row === undefined) return hidden;
    if (step.verb === "resend" || step.verb === "revoke" || step.verb === "copyLink") {
      if (rank[mine] < rank[step.verb === "resend" ? "member" : "admin"]) return forbidden;
      if (step.verb === "resend" && rank[row.role] > rank[mine]) return "member.role-above-yours";
      return this.invitations.byHand(step.verb, schedule, { name: who, row, isAdmin: mine === "admin" });
    }
    const edit: Edit = {
      target: who,
      ...((step.verb === "remove" || step.verb === "leave") && { remove: true as const }),
      ...(step.verb === "setRole" && { role: step.role }),
      ...(step.verb === "setAssignable" && { assignable: flag }),
      ...(step.verb === "setInvited" && { invited: flag }),
    };
    const successor = step.verb === "leave" && alternative ? target : undefined;
    const against = this.#against(schedule, actor, mine, row, edit, successor);
    if (against !== undefined) return against;
    if (this.#apply(schedule, actor, row, edit)) schedule.number++;
    if (successor !== undefined) schedule.owner = successor;
    return done;
  }

  #create({ actor, place, flag }: Step): string {
    const row: Row = {
      role: "admin",
      assignable: true,
      invited: true,
      invitation: "not-needed",
      before: null,
      grantedBy: null,
    };
    const rows = new Map([[actor, row]]);
    const owner = flag ? actor : null;
    this.schedules[place] = { rows, links: new Map(), state: "active", owner, autoSend: true, name: "New", number: 1 };
    return done;
  }

  #add(schedule: ModelSchedule, { actor, target, role, flag, alternative }: Step, mine: Access): string {
    if (rank[mine] < rank.member) return forbidden;
    if (schedule.state === "archived") return "schedule.archived";
    const isNew = !this.isThere(target);
    if (isNew && !alternative) return hidden;
    const person = this.people.get(target);
    if (schedule.rows.has(target)) return "member.already-there";
    if (person?.state === "deactivated") return "person.deactivated";
    if (rank[role] > rank[mine]) return "member.role-above-yours";
    if (!isNew && person?.affiliation === "external" && role !== "viewer") return "member.external-role";
    if (isNew) this.people.set(target, { affiliation: "internal", known: false, state: "active" });
    const grantedBy = role === "admin" && !this.isAble(target) ? actor : null;
    const added = {
      role,
      assignable: flag,
      invited: true,
      invitation: "not-invited",
      before: null,
      grantedBy,
    } as const;
    schedule.rows.set(target, added);
    if (schedule.autoSend) this.invitations.inviteNew(schedule, target);
    schedule.number++;
    return done;
  }

  /** Why an edit of a row is refused: permission first, then reasons for the schedule, then for the row. */
  #against(
    schedule: ModelSchedule,
    by: Name,
    mine: Access,
    row: Row,
    edit: Edit,
    successor?: Name,
  ): string | undefined {
    const { target } = edit;
    const isLastAdmin = row.role === "admin" && this.isAble(target) && this.admins(schedule) === 1;
    const isLastAssignable = row.assignable && this.assignables(schedule) === 1;
    if (edit.remove) {
      if (mine !== "admin" && by !== target) return forbidden;
      if (successor !== undefined) {
        const fits = schedule.rows.get(successor)?.role === "admin" && this.isAble(successor) && successor !== by;
        if (!fits || schedule.owner !== by) return "schedule.successor-unfit";
      } else if (schedule.owner === target) return "member.owner";
      if (isLastAdmin) return "member.last-admin";
      return isLastAssignable ? "member.last-assignable" : undefined;
    }
    if (edit.role !== undefined) {
      if (mine !== "admin") return forbidden;
      if (this.people.get(target)?.affiliation === "external" && edit.role !== "viewer") return "member.external-role";
      if (schedule.state === "archived") return "schedule.archived";
      if (edit.role !== "admin" && schedule.owner === target) return "member.owner";
      return edit.role !== "admin" && isLastAdmin ? "member.last-admin" : undefined;
    }
    if (rank[mine] < rank.member) return forbidden;
    if (rank[row.role] > rank[mine]) return "member.role-above-yours";
    if (edit.assignable !== undefined) {
      if (row.before !== null) return "person.deactivated";
      if (schedule.state === "archived") return "schedule.archived";
      return !edit.assignable && isLastAssignable ? "member.last-assignable" : undefined;
    }
    if (schedule.autoSend) return "member.invited-fixed";
    if (schedule.state === "archived") return "schedule.archived";
    return row.invitation === "not-invited" ? undefined : "member.invited-fixed";
  }

  /** Applies an edit. Returns whether anything changed. */
  #apply({ rows }: ModelSchedule, by: Name | undefined, row: Row, edit: Edit): boolean {
    const { target, role, assignable, invited, remove } = edit;
    if (remove) return rows.delete(target);
    const after = { role: role ?? row.role, assignable: assignable ?? row.assignable, invited: invited ?? row.invited };
    const isGranted = role === "admin" && by !== undefined && !this.isAble(target);
    const grantedBy = after.role !== "admin" ? null : isGranted ? by : row.grantedBy;
    rows.set(target, { ...row, ...after, grantedBy });
    return after.role !== row.role || after.assignable !== row.assignable || after.invited !== row.invited;
  }

  /** Applies several edits, additions before removals, each to the state after the previous ones. */
  #edit(schedule: ModelSchedule, actor: Name, mine: Access, edits: readonly Edit[]): string {
    const answers = new Map<Name, string>();
    const ordered = [0, 1, 2].flatMap((now) =>
      edits.filter((edit) => turnOf(schedule.rows.get(edit.target), edit) === now),
    );
    for (const edit of ordered) answers.set(edit.target, this.#editOne(schedule, actor, mine, edit));
    if ([...answers.values()].some((answer) => answer === "changed" || answer === "removed")) schedule.number++;
    return edits.map(({ target }) => answers.get(target)).join();
  }

  #editOne(schedule: ModelSchedule, actor: Name, mine: Access, edit: Edit): string {
    const { target, role, assignable, invited, remove } = edit;
    const row = schedule.rows.get(target);
    if (row === undefined) return hidden;
    const parts: Edit[] = [];
    if (remove) parts.push({ target, remove });
    if (role !== undefined && role !== row.role) parts.push({ target, role });
    if (assignable !== undefined && assignable !== row.assignable) parts.push({ target, assignable });
    if (invited !== undefined && invited !== row.invited) parts.push({ target, invited });
    for (const part of parts) {
      const against = this.#against(schedule, actor, mine, row, part);
      if (against !== undefined) return against;
    }
    // An unchanged role needs no permission; only those who may set it become its granter (Q55).
    const mayGrant = role !== undefined && this.#against(schedule, actor, mine, row, { target, role }) === undefined;
    return this.#apply(schedule, mayGrant ? actor : undefined, row, edit)
      ? remove
        ? "removed"
        : "changed"
      : "unchanged";
  }

  #transfer(schedule: ModelSchedule, actor: Name, to: Name | null): string {
    const row = to === null ? undefined : schedule.rows.get(to);
    if (to !== null && row === undefined) return hidden;
    if (schedule.owner !== actor && organizationRoles[actor] !== "admin") return forbidden;
    if (to !== null && !(row?.role === "admin" && this.isAble(to))) return "schedule.successor-unfit";
    if (schedule.owner !== to) schedule.number++;
    schedule.owner = to;
    return done;
  }

  #end(schedule: ModelSchedule, actor: Name, state: ModelSchedule["state"]): string {
    const refusal = whyNotArchive(schedule, actor, this.manageSchedules);
    if (refusal !== undefined) return refusal;
    if (schedule.state !== state) schedule.number++;
    schedule.state = state;
    return done;
  }

  #account(verb: "deactivate" | "reactivate" | "erase", actor: Name, target: Name): string {
    const person = this.people.get(target);
    const sees = organizationRoles[actor] !== "member" || (actor === target && person?.state !== "erased");
    if (person === undefined || !sees) return hidden;
    if (organizationRoles[actor] !== "admin" || (verb === "erase" && actor === target)) return forbidden;
    if (verb !== "erase" && person.state === "erased") return "person.erased";
    const on = this.live.flatMap((schedule) => {
      const row = schedule.rows.get(target);
      return row === undefined ? [] : [{ schedule, row }];
    });
    if (verb === "reactivate") {
      if (person.state === "active") return done;
      person.state = "active";
      for (const { schedule, row } of on) {
        schedule.rows.set(target, { ...row, assignable: row.before ?? row.assignable, before: null });
        schedule.number++;
        this.settleGrant(schedule, target);
      }
      return done;
    }
    const counts = (row: Row): boolean => row.role === "admin" && this.isAble(target);
    if (on.some(({ schedule, row }) => counts(row) && this.admins(schedule) === 1)) return "member.last-admin";
    if (on.some(({ schedule, row }) => row.assignable && this.assignables(schedule) === 1)) {
      return "member.last-assignable";
    }
    if (person.state === (verb === "erase" ? "erased" : "deactivated")) return done;
    person.state = verb === "erase" ? "erased" : "deactivated";
    // A person seen with that name later is a different one.
    if (verb === "erase") for (const schedule of this.schedules) schedule?.links.delete(target);
    if (verb === "erase") {
      for (const row of this.live.flatMap(({ rows }) => [...rows.values()]))
        if (row.grantedBy === target) row.grantedBy = "gone";
    }
    for (const { schedule, row } of on) {
      if (verb === "erase") schedule.rows.delete(target);
      else schedule.rows.set(target, { ...row, assignable: false, before: row.assignable });
      if (schedule.owner === target) schedule.owner = null;
      schedule.number++;
    }
    return done;
  }
}
