import type { RollcallClient } from "@rollcall/core";
import { reasonOf } from "../../../messages/reason-words.ts";
import { newKey } from "../../../ui/browser/new-key.ts";
import { prepareUndo } from "../../prepare-undo.ts";
import { type ListedMember, nameOf, type ScheduleView, type Settable } from "../../listed-member.ts";
import { MemberChangedEvent } from "../member-list.events.ts";
import type { ListContext } from "../list-context.ts";

type Field = keyof Settable;
type Totals = Pick<ScheduleView, "members" | "admins" | "assignables" | "toInvite">;

/** An optimistic edit, from the click until the event stream reports it. */
interface Edit {
  readonly personId: string;
  set: Partial<Settable> | "removed";
  totals: Totals;
  /** Waits for earlier edits of its row; until it is sent, another value can replace it. */
  isWaiting?: boolean;
  isAnswered?: boolean;
  /** Whether the server accepted it. */
  accepted?: Promise<boolean>;
}

/** The list that is edited. */
export interface EditHost extends Pick<
  ListContext,
  | "client"
  | "scheduleId"
  | "schedule"
  | "myId"
  | "rows"
  | "dialogWords"
  | "toast"
  | "requestUpdate"
  | "refresh"
  | "editRefused"
  | "dispatchEvent"
> {
  /** Asks before an edit that affects upcoming shifts or adds a notice (X3). */
  confirmEdit(row: ListedMember, set: Partial<Settable>, dryRun: DryRun): Promise<boolean>;
}

/** The answer of a dry run. */
export type DryRun = Awaited<ReturnType<RollcallClient["members"]["setRole"]["dryRun"]>>;

/** A member in the response to an edit. */
type EditedMember = Settable & Pick<ListedMember, "personId" | "name" | "email">;

/** The milliseconds after which an accepted edit that the stream hasn't reported is loaded instead. */
const maxWait = 4000;

/**
 * Edits that appear immediately and roll back if the server refuses them. Edits of one row are sent one after another, so the last value
 * wins even if the first response is slow. An edit covers its row until the event stream reports it, so an older event can't flicker
 * through. Its effect on the totals ends with it, so nothing is counted twice.
 */
export class MemberEdits {
  readonly #host: EditHost;
  readonly #edits = new Set<Edit>();

  constructor(host: EditHost) {
    this.#host = host;
  }

  /** A row with its edits. */
  applyTo(row: ListedMember): ListedMember {
    const sets = [...this.#edits].map(({ personId, set }) =>
      personId === row.personId && set !== "removed" ? set : {},
    );
    return Object.assign({}, row, ...sets) as ListedMember;
  }

  /** A schedule with the totals that the edits result in. */
  applyToTotals(schedule: ScheduleView): ScheduleView {
    return { ...schedule, ...[...this.#edits].reduce<Totals>((sum, { totals }) => sumOf(sum, totals), schedule) };
  }

  /** Sets one value of a member (B41, B42, Q11). */
  async set(known: ListedMember, field: Field, value: unknown, anchor: HTMLElement): Promise<void> {
    const { client, scheduleId, rows } = this.#host;
    const { personId } = known;
    const row = this.applyTo(known);
    if (client === undefined || row[field] === value) return;
    const set = { [field]: value } as Partial<Settable>;
    const totals = changeOf(row, set);
    const waiting = [...this.#edits].find((one) => one.isWaiting && one.personId === personId && hasField(one, field));
    if (waiting) {
      waiting.set = set;
      waiting.totals = sumOf(waiting.totals, totals);
      this.#host.requestUpdate();
      await waiting.accepted;
      return;
    }
    const options = { idempotencyKey: newKey() };
    const edit: Edit = { personId, set, totals };
    await this.#edit(edit, anchor, async () => {
      const before = rows.get(personId);
      const wanted = edit.set as Partial<Settable>;
      const after = { ...row, ...wanted };
      // An earlier edit of the row may have been refused: count from what it is now.
      if (before) edit.totals = changeOf(before, wanted);
      this.#host.requestUpdate();
      const { run, dryRun } = commandOf(client, { scheduleId, personId }, field, after, options);
      const needsCheck = field === "role" || wanted.assignable === false;
      if (needsCheck && !(await this.#host.confirmEdit(after, wanted, await dryRun()))) return false;
      const undo = prepareUndo(this.#host, "members.setRole");
      const { member } = await run();
      if (field === "role") this.#confirmRole(member, () => undo(personId));
      rows.replace(personId, (one) => ({ ...one, [field]: member[field] }));
      this.#host.dispatchEvent(new MemberChangedEvent({ scheduleId, personId, set: wanted }));
      return true;
    });
  }

  /** Confirms a new role, and offers to undo it; callers can't always undo a change to their own role. */
  #confirmRole({ personId, name, email, role }: EditedMember, undo: () => Promise<void>): void {
    const { dialogWords: words, toast, myId } = this.#host;
    const text = words.text("change.done.role", { name: nameOf({ name, email }), role: words.text(`role.${role}`) });
    toast.show(text, personId === myId ? undefined : undo);
  }

  /** Removes a row immediately and puts it back if `remove` fails; returns whether it succeeded. */
  async remove(row: ListedMember, remove: () => Promise<void>): Promise<boolean> {
    const { rows } = this.#host;
    const { personId } = row;
    const index = rows.indexOf(personId);
    const { members, admins, assignables, toInvite } = totalsOf(row);
    const totals = { members: -members, admins: -admins, assignables: -assignables, toInvite: -toInvite };
    rows.replace(personId, () => undefined);
    const isRemoved = await this.#edit({ personId, set: "removed", totals }, undefined, async () => {
      await remove();
      return true;
    });
    if (!isRemoved && rows.indexOf(personId) < 0) rows.insert(row, index);
    this.#host.requestUpdate();
    return isRemoved;
  }

  /** Ends the oldest edit that a change in the event stream reports. */
  confirm(personId: string, set: Partial<Settable> | "removed"): void {
    for (const edit of this.#edits) {
      if (edit.personId !== personId || edit.isWaiting) continue;
      if (edit.set === "removed" || set === "removed" ? edit.set !== set : !includes(set, edit.set)) continue;
      this.#edits.delete(edit);
      return;
    }
  }

  /**
   * Call this before rows are fetched: the response reflects all edits answered so far. Call the returned function once it has
   * arrived.
   */
  beforeFetch(): () => void {
    const answered = [...this.#edits].filter(({ isAnswered }) => isAnswered);
    return () => {
      for (const edit of answered) this.#edits.delete(edit);
    };
  }

  #edit(edit: Edit, anchor: HTMLElement | undefined, work: () => Promise<boolean>): Promise<boolean> {
    const earlier = [...this.#edits].findLast((one) => one.personId === edit.personId && !one.isAnswered);
    edit.isWaiting = earlier !== undefined;
    this.#edits.add(edit);
    this.#host.requestUpdate();
    edit.accepted = this.#send(edit, earlier?.accepted, anchor, work);
    return edit.accepted;
  }

  async #send(
    edit: Edit,
    earlier: Promise<unknown> | undefined,
    anchor: HTMLElement | undefined,
    work: () => Promise<boolean>,
  ): Promise<boolean> {
    if (earlier) await earlier;
    edit.isWaiting = false;
    try {
      if (await work()) {
        edit.isAnswered = true;
        setTimeout(() => this.#edits.has(edit) && this.#host.refresh(), maxWait);
        return true;
      }
      this.#edits.delete(edit);
    } catch (error) {
      this.#edits.delete(edit);
      this.#host.editRefused(reasonOf(error), anchor);
    } finally {
      this.#host.requestUpdate();
    }
    return false;
  }
}

function commandOf(
  { members }: RollcallClient,
  key: { readonly scheduleId: string; readonly personId: string },
  field: Field,
  { role, assignable, invited }: Settable,
  options: { readonly idempotencyKey: string },
): { run: () => Promise<{ member: EditedMember }>; dryRun: () => Promise<DryRun> } {
  const command = <Input extends object>(
    method: {
      (input: Input, options: object): Promise<{ member: EditedMember }>;
      dryRun: (input: Input) => Promise<DryRun>;
    },
    input: Input,
  ) => ({ run: () => method(input, options), dryRun: () => method.dryRun(input) });
  if (field === "role") return command(members.setRole, { ...key, role });
  if (field === "assignable") return command(members.setAssignable, { ...key, assignable });
  return command(members.setInvited, { ...key, invited });
}

const includes = (set: Partial<Settable>, edit: Partial<Settable>): boolean =>
  (Object.keys(edit) as Field[]).every((field) => set[field] === edit[field]);

const hasField = ({ set }: Edit, field: Field): boolean => set !== "removed" && field in set;

type Counted = Settable & Pick<ListedMember, "invitation">;

/** What a member adds to the totals. */
const totalsOf = ({ role, assignable, invited, invitation }: Counted): Totals => ({
  members: 1,
  admins: Number(role === "admin"),
  assignables: Number(assignable),
  toInvite: Number(invited && invitation === "not-invited"),
});

/** How setting values in a row changes the totals. */
function changeOf(row: Counted, set: Partial<Settable>): Totals {
  const [before, after] = [totalsOf(row), totalsOf({ ...row, ...set })];
  return {
    members: 0,
    admins: after.admins - before.admins,
    assignables: after.assignables - before.assignables,
    toInvite: after.toInvite - before.toInvite,
  };
}

const sumOf = (one: Totals, other: Totals): Totals => ({
  members: one.members + other.members,
  admins: one.admins + other.admins,
  assignables: one.assignables + other.assignables,
  toInvite: one.toInvite + other.toInvite,
});
