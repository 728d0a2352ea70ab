import { type ListedMember, nameOf, type ScheduleView, type Settable } from "../../wire.ts";
import { newKey } from "../../../ui/new-key.ts";
import type { ListView } from "../list-view.ts";
import { effectLines, type Effects, isTouching, toEffects } from "./effects.ts";
import type { Hands } from "./hands.ts";
import { commandOf } from "./edit-command.ts";
import { reasonOf } from "../../../messages/reason-words.ts";
import { MemberChangedEvent, MemberRemovedEvent } from "../member-list.events.ts";

type Field = keyof Settable;
type Totals = Pick<ScheduleView, "members" | "admins" | "assignables">;

/** One edit from the click until the stream has told it back. */
interface Edit {
  readonly personId: string;
  set: Partial<Settable> | "removed";
  totals: Totals;
  /** Waits for older edits of its row; until it is sent, another value takes its place. */
  isWaiting?: boolean;
  answered?: boolean;
  /** Whether the server has done it. */
  done?: Promise<boolean>;
}

/** The caller thought better of it. */
const withdrawn = new Error("withdrawn");

/** How long an answered edit waits for its echo, in milliseconds, before it counts as told. */
const mostPatience = 4000;

/**
 * Edits that show at once and roll back when the server refuses. Those of one row go out one after the other, so that
 * the last wanted value is the last one told, however slow the first answer is. An edit lies over the row until its own echo comes
 * back on the stream, so that an older echo on its way cannot flicker through; with it go its totals, so that nothing
 * is counted twice.
 */
export class MemberEdits {
  readonly #host: ListView;
  readonly #hands: Hands;
  readonly #edits = new Set<Edit>();
  #autoSend: boolean | undefined;

  constructor(host: ListView, hands: Hands) {
    this.#host = host;
    this.#hands = hands;
  }

  /** A row as it shows: with the edits that lie over it. */
  shown(row: ListedMember): ListedMember {
    let shown = row;
    for (const { personId, set } of this.#edits)
      if (personId === row.personId && set !== "removed") shown = { ...shown, ...set };
    return shown;
  }

  /** The schedule as it shows. */
  schedule(schedule: ScheduleView): ScheduleView {
    const shown = { ...schedule, autoSend: this.#autoSend ?? schedule.autoSend };
    for (const { totals } of this.#edits) {
      shown.members += totals.members;
      shown.admins += totals.admins;
      shown.assignables += totals.assignables;
    }
    return shown;
  }

  /** Sets one value of a member (B41, B42, Q11). */
  async set<F extends Field>(known: ListedMember, field: F, value: Settable[F], anchor: Element | null): Promise<void> {
    const { client, scheduleId } = this.#host;
    const { personId } = known;
    const row = this.shown(known);
    if (client === undefined || row[field] === value) return;
    const set = { [field]: value } as Partial<Settable>;
    const totals = totalsOf(row, set);
    const waiting = [...this.#edits].find((one) => one.isWaiting && one.personId === personId && hasField(one, field));
    if (waiting) {
      waiting.set = set;
      waiting.totals = sumOf(waiting.totals, totals);
      this.#host.requestUpdate();
      await waiting.done;
      return;
    }
    const options = { idempotencyKey: newKey() };
    const edit: Edit = { personId, set, totals };
    await this.#edit(edit, anchor, async () => {
      const before = this.#host.pages.rows.find((one) => one.personId === personId);
      const wanted = edit.set as Partial<Settable>;
      const after = { ...row, ...wanted };
      // What came before it may have been refused, so it is counted from what the row now is.
      if (before) edit.totals = totalsOf(before, wanted);
      this.#host.requestUpdate();
      const { run, dryRun } = commandOf(client, { scheduleId, personId }, field, after, options);
      // What takes nothing from the plan is not asked about.
      const takes = field === "role" || wanted.assignable === false;
      if (takes && !(await this.#isWanted(after, wanted, toEffects(await dryRun())))) throw withdrawn;
      const { member } = await run();
      this.#host.pages.rows.replace(personId, (one) => ({ ...one, [field]: member[field] }));
      this.#host.dispatchEvent(new MemberChangedEvent(scheduleId, personId, wanted));
    });
  }

  /** Takes a member off the schedule, or leaves it to a successor or none; answers whether it happened. */
  async remove(row: ListedMember, successorId?: string): Promise<boolean> {
    const { client, scheduleId, pages, myId } = this.#host;
    const { words } = this.#hands;
    if (client === undefined) return false;
    const { personId } = row;
    const index = pages.rows.indexOf(personId);
    const totals = { members: -1, admins: row.role === "admin" ? -1 : 0, assignables: row.assignable ? -1 : 0 };
    const options = { idempotencyKey: newKey() };
    pages.rows.replace(personId, () => undefined);
    const done = await this.#edit({ personId, set: "removed", totals }, null, async () => {
      if (personId === myId) await client.members.leave({ scheduleId, ...(successorId && { successorId }) }, options);
      else await client.members.remove({ scheduleId, personId }, options);
      if (personId === myId) this.#hands.left();
      else this.#hands.announce(words.text("said.removed", { name: nameOf(row) }));
      this.#host.dispatchEvent(new MemberRemovedEvent(scheduleId, personId));
    });
    if (!done && pages.rows.indexOf(personId) < 0) pages.rows.insert(row, index);
    this.#host.requestUpdate();
    return done;
  }

  /** Switches automatic invitations (B7). */
  async setAutoSend(autoSend: boolean, anchor: Element): Promise<void> {
    const { client, scheduleId } = this.#host;
    if (client === undefined) return;
    const isSending = this.#autoSend !== undefined;
    this.#autoSend = autoSend;
    this.#host.requestUpdate();
    if (isSending) return;
    try {
      let sent: boolean;
      let toInvite: number;
      do {
        sent = this.#autoSend;
        const options = { idempotencyKey: newKey() };
        const { schedule } = await client.schedules.setAutoSend({ scheduleId, autoSend: sent }, options);
        this.#host.schedule = schedule;
        toInvite = schedule.toInvite;
      } while (sent !== this.#autoSend);
      if (sent && toInvite > 0) this.#hands.invitations(({ sending }) => sending.offer(toInvite), anchor);
    } catch (error) {
      this.#refused(error, anchor);
    }
    this.#autoSend = undefined;
    this.#host.requestUpdate();
  }

  /** The stream told a change: edits that it carries have arrived, and totals now count them. */
  told(personId: string, set: Partial<Settable> | "removed"): void {
    for (const edit of this.#edits) {
      if (edit.personId !== personId || edit.isWaiting) continue;
      if (edit.set === "removed" || set === "removed" ? edit.set === set : includes(set, edit.set)) {
        this.#edits.delete(edit);
        return;
      }
    }
  }

  /** The edits that the server has done: whatever is asked from now on tells them. */
  answered(): readonly Edit[] {
    return [...this.#edits].filter(({ answered }) => answered);
  }

  /** Edits that a page has told. */
  forget(edits: readonly Edit[]): void {
    for (const edit of edits) this.#edits.delete(edit);
  }

  #edit(edit: Edit, anchor: Element | null, work: () => Promise<void>): Promise<boolean> {
    const older = [...this.#edits].filter(({ personId, answered }) => personId === edit.personId && !answered).at(-1);
    edit.isWaiting = older !== undefined;
    this.#edits.add(edit);
    this.#host.requestUpdate();
    edit.done = this.#send(edit, older?.done, anchor, work);
    return edit.done;
  }

  async #send(
    edit: Edit,
    older: Promise<unknown> | undefined,
    anchor: Element | null,
    work: () => Promise<void>,
  ): Promise<boolean> {
    if (older) await older;
    edit.isWaiting = false;
    try {
      await work();
      edit.answered = true;
      setTimeout(() => this.#settle(edit), mostPatience);
      return true;
    } catch (error) {
      this.#edits.delete(edit);
      if (error !== withdrawn) this.#refused(error, anchor);
      return false;
    } finally {
      this.#host.requestUpdate();
    }
  }

  /** Whether an edit shall be done: asked only where it touches shifts or is worth a notice (X3). */
  async #isWanted(row: ListedMember, { role }: Partial<Settable>, effects: Effects): Promise<boolean> {
    const { words, question } = this.#hands;
    const before = this.#host.schedule;
    if (!isTouching(effects, before)) return true;
    const name = nameOf(row);
    return question.ask({
      title:
        role === undefined
          ? words.text("change.title.assignable", { name })
          : words.text("change.title.role", { name, role: words.text(`role.${role}`) }),
      text: words.text("change.text"),
      more: () => effectLines(words, effects, before),
      confirm: words.text("change.confirm"),
    });
  }

  /** Without a stream nobody tells: the list is asked for, with the totals that count the edit. */
  #settle(edit: Edit): void {
    if (this.#edits.has(edit)) this.#host.refresh();
  }

  #refused(error: unknown, anchor: Element | null): void {
    const reason = reasonOf(error);
    void this.#hands.why.show([reason], anchor);
    const { title, text } = this.#hands.reason(reason);
    this.#hands.announce(this.#hands.words.text("said.not-done", { reason: `${title}. ${text}` }));
  }
}

const includes = (set: Partial<Settable>, edit: Partial<Settable>): boolean =>
  (Object.keys(edit) as Field[]).every((field) => set[field] === edit[field]);

const hasField = ({ set }: Edit, field: Field): boolean => set !== "removed" && field in set;

/** What setting values of a row adds to the totals. */
const totalsOf = (row: Settable, set: Partial<Settable>): Totals => {
  const after = { ...row, ...set };
  return {
    members: 0,
    admins: Number(after.role === "admin") - Number(row.role === "admin"),
    assignables: Number(after.assignable) - Number(row.assignable),
  };
};

const sumOf = (one: Totals, other: Totals): Totals => ({
  members: one.members + other.members,
  admins: one.admins + other.admins,
  assignables: one.assignables + other.assignables,
});
