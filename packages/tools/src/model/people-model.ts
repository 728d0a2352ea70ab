import { InvitationModel } from "./invitation-model.ts";
import type { ModelSchedule } from "./model-schedule.ts";
import { accessOfNonMember, type Access } from "./permissions.ts";
import { organizationRoles, type Name, names } from "./step.ts";

/** A person in the model. An erased person stays as a tombstone until the name is seen again. */
interface Person {
  readonly affiliation: "internal" | "external";
  known: boolean;
  state: "active" | "deactivated" | "erased";
}

/** The people of the model, and their roles on its schedules. */
export class PeopleModel {
  readonly people = new Map<Name, Person>();
  readonly schedules: (ModelSchedule | undefined)[] = [];
  readonly invitations = new InvitationModel((name) => this.people.get(name)?.state === "active");

  constructor() {
    for (const name of names) {
      if (!["Nia", "Pim", "Wim"].includes(name)) this.call(name);
    }
  }

  /** The access of a person to a schedule, or `undefined` if they can't see it. */
  roleOf(place: number, name: Name): Access | undefined {
    const schedule = this.schedules[place];
    if (schedule === undefined || schedule.state === "deleted") return undefined;
    return organizationRoles[name] === "admin" ? "admin" : (schedule.rows.get(name)?.role ?? accessOfNonMember(name));
  }

  /** Whether a person counts as an admin where they have the role (Q7). */
  isAble(name: Name): boolean {
    const person = this.people.get(name);
    return person?.state === "active" && person.affiliation === "internal" && person.known;
  }

  /** Whether a person exists and is not erased. */
  isThere(name: Name): boolean {
    return (this.people.get(name)?.state ?? "erased") !== "erased";
  }

  /** The number of effective admins. */
  admins({ rows }: ModelSchedule): number {
    return [...rows].filter(([name, { role }]) => role === "admin" && this.isAble(name)).length;
  }

  /** The number of assignable members. */
  assignables({ rows }: ModelSchedule): number {
    return [...rows.values()].filter(({ assignable }) => assignable).length;
  }

  /** The schedules that aren't deleted. */
  get live(): readonly ModelSchedule[] {
    return this.schedules.filter((one): one is ModelSchedule => one !== undefined && one.state !== "deleted");
  }

  /** Records a caller, who is known from then on. */
  call(name: Name): void {
    const person = this.people.get(name);
    if (person === undefined || person.state === "erased") {
      this.people.set(name, { affiliation: "internal", known: true, state: "active" });
    } else if (!person.known) {
      person.known = true;
      for (const schedule of this.live) {
        if (!schedule.rows.has(name)) continue;
        schedule.number++;
        this.settleGrant(schedule, name);
      }
    }
  }

  /** A pending admin role counts once its person is able, unless its granter may not grant it anymore (Q55). */
  settleGrant({ rows }: ModelSchedule, name: Name): void {
    const row = rows.get(name);
    if (!row || row.grantedBy === null || !this.isAble(name)) return;
    const { grantedBy } = row;
    const mayGrant =
      grantedBy !== "gone" &&
      this.isAble(grantedBy) &&
      (organizationRoles[grantedBy] === "admin" || rows.get(grantedBy)?.role === "admin");
    rows.set(name, { ...row, role: mayGrant ? row.role : "member", grantedBy: null });
  }
}
