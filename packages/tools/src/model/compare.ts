import { type Awaitable, chain, getMany, list, type Transaction } from "@rollcall/core";
import assert from "node:assert/strict";
import { collectionOf } from "./collection-of.ts";
import type { ModelSchedule } from "./model-schedule.ts";
import { toInvite as countToInvite } from "./invitation-model.ts";
import type { ReferenceModel } from "./reference-model.ts";
import { callers } from "./step.ts";
import type { World } from "./world.ts";

interface SummaryRow {
  readonly id: string;
  readonly ownerId: string | null;
  readonly name: string;
  readonly state: string;
  readonly autoSend: boolean;
  readonly members: number;
  readonly admins: number;
  readonly assignables: number;
  readonly ready: number;
  readonly toInvite: number;
  readonly number: number;
}

interface MemberRow {
  readonly scheduleId: string;
  readonly personId: string;
  readonly role: string;
  readonly assignable: boolean;
  readonly assignableBefore: boolean | null;
  readonly invited: boolean;
  readonly invitation: string;
  readonly canAct: boolean;
}

interface JournalRow {
  readonly topic: string;
  readonly number: number;
}

interface MailRow {
  readonly open: boolean;
  readonly scheduleId: string;
}

const summariesById = getMany(collectionOf<SummaryRow>("schedules"));
const rowsOf = list(collectionOf<MemberRow>("members"), "key", 1);
const journalOf = list(collectionOf<JournalRow>("journal"), "key", 1, ["number"]);
const openMails = list(collectionOf<MailRow>("outbox"), "due", 1, ["scheduleId"]);
const limit = 10_000;

/** A snapshot of the store. */
interface Seen {
  readonly summaries: readonly SummaryRow[];
  readonly rows: ReadonlyMap<string, readonly MemberRow[]>;
  readonly entries: ReadonlyMap<string, readonly { readonly number: number }[]>;
  /** The emails to send. */
  readonly mails: readonly Pick<MailRow, "scheduleId">[];
}

/** Compares the store with the model after each step: all summaries, and the rows and new journal entries of changed schedules. */
export class Comparison {
  readonly #world: World;
  readonly #model: ReferenceModel;
  /** The last number read of each topic. */
  readonly #read = new Map<string, number>();
  /** The number of assignable members before the step. */
  readonly #assignables = new Map<string, number>();
  #turn = 0;

  constructor(world: World, model: ReferenceModel) {
    this.#world = world;
    this.#model = model;
  }

  /** Compares the schedule of the step: rows, totals, journal, I1–I4. */
  async afterStep(place: number): Promise<void> {
    const touched = this.#world.scheduleIds[place];
    await this.#compare((summary) => summary.id === touched || summary.number !== this.#read.get(summary.id));
    await this.#outsidersSeeNothing(place);
  }

  /** Compares every schedule with its whole journal. */
  async atEnd(): Promise<void> {
    this.#read.clear();
    await this.#compare(() => true);
  }

  async #compare(isAsked: (summary: SummaryRow) => boolean): Promise<void> {
    const { scheduleIds, store } = this.#world;
    const { summaries, rows, entries, mails } = await store.transaction("read", (tx) =>
      this.#look(tx, scheduleIds, isAsked),
    );
    assert.equal(summaries.length, scheduleIds.length);
    for (const [place, summary] of summaries.entries()) {
      const schedule = this.#model.schedules[place];
      assert(schedule !== undefined);
      this.#compareSummary(schedule, summary);
      const waiting = mails.filter(({ scheduleId }) => scheduleId === summary.id).length;
      assert.equal(waiting, this.#model.invitations.waiting(schedule), "mails to send");
      const journal = entries.get(summary.id);
      if (journal !== undefined) this.#gapless(summary, journal);
      const real = rows.get(summary.id);
      if (real === undefined || schedule.state === "deleted") continue;
      this.#compareRows(schedule, real);
      this.#invariants(summary, real);
    }
  }

  #look(tx: Transaction, ids: readonly string[], isAsked: (summary: SummaryRow) => boolean): Awaitable<Seen> {
    const due = openMails({ equal: [true], limit });
    return chain(tx.read([summariesById(ids.map((id) => [id])), due]), ([summaries, mails]) => {
      const asked = summaries.filter(isAsked);
      const members = asked.map(({ id }) => rowsOf({ equal: [id], limit }));
      const journal = asked.map(({ id }) => journalOf({ equal: [id], after: [this.#read.get(id) ?? 0], limit }));
      return chain(tx.read(members), (rows) =>
        chain(tx.read(journal), (entries) => ({
          summaries,
          mails,
          rows: new Map(asked.map(({ id }, i) => [id, rows[i] ?? []])),
          entries: new Map(asked.map(({ id }, i) => [id, entries[i] ?? []])),
        })),
      );
    });
  }

  #compareSummary(schedule: ModelSchedule, summary: SummaryRow): void {
    const state = summary.state === "purged" ? "deleted" : summary.state;
    assert.deepEqual([summary.number, state], [schedule.number, schedule.state]);
    if (schedule.state === "deleted") return;
    const model = this.#model;
    const owner = schedule.owner === null ? null : this.#world.idOf(schedule.owner);
    assert.deepEqual([summary.ownerId, summary.name, summary.autoSend], [owner, schedule.name, schedule.autoSend]);
    const { members, admins, assignables, ready, toInvite } = summary;
    // No one connects a calendar here, so no one is ready.
    const expected = [
      schedule.rows.size,
      model.admins(schedule),
      model.assignables(schedule),
      0,
      countToInvite(schedule),
    ];
    assert.deepEqual(
      [members, admins, assignables, ready, toInvite],
      expected,
      "members, admins, assignable, ready, to invite",
    );
  }

  #compareRows(schedule: ModelSchedule, rows: readonly MemberRow[]): void {
    assert.equal(rows.length, schedule.rows.size);
    for (const { personId, role, assignable, assignableBefore, invited, invitation, canAct } of rows) {
      const name = this.#world.nameOf.get(personId);
      assert(name !== undefined, `who is ${personId}?`);
      const modelRow = schedule.rows.get(name);
      assert(modelRow !== undefined, `${name} is not a member`);
      assert.equal(personId, this.#world.idOf(name));
      const expected = [
        modelRow.role,
        modelRow.assignable,
        modelRow.before,
        modelRow.invited,
        modelRow.invitation,
        this.#model.isAble(name),
      ];
      assert.deepEqual([role, assignable, assignableBefore, invited, invitation, canAct], expected, name);
    }
  }

  /** The invariants, checked without the model. */
  #invariants(summary: SummaryRow, rows: readonly MemberRow[]): void {
    const admins = rows.filter(({ role, canAct }) => role === "admin" && canAct).length;
    const assignables = rows.filter(({ assignable }) => assignable).length;
    assert.deepEqual(
      [summary.members, summary.admins, summary.assignables],
      [rows.length, admins, assignables],
      "kept totals",
    );
    assert(admins >= 1, "I1: no effective admin");
    assert(assignables >= 1 || this.#assignables.get(summary.id) === 0, "I2: no assignable member left");
    assert.equal(new Set(rows.map(({ personId }) => personId)).size, rows.length, "I3: duplicate member");
    this.#assignables.set(summary.id, assignables);
  }

  /** The numbers are 1, 2, 3, … up to the number of the summary. */
  #gapless(summary: SummaryRow, entries: readonly { readonly number: number }[]): void {
    const from = this.#read.get(summary.id) ?? 0;
    assert.equal(entries.length, summary.number - from, "number of journal entries");
    for (const [i, { number }] of entries.entries()) assert.equal(number, from + i + 1, "the journal has a gap");
    this.#read.set(summary.id, summary.number);
  }

  /** I4, with a different known person without access each time. */
  async #outsidersSeeNothing(place: number): Promise<void> {
    if (this.#world.scheduleIds[place] === undefined) return;
    this.#turn = (this.#turn + 1) % callers.length;
    for (const name of [...callers.slice(this.#turn), ...callers.slice(0, this.#turn)]) {
      const { state, known } = this.#model.people.get(name) ?? { state: "erased", known: false };
      if (state === "erased" || !known || this.#model.roleOf(place, name) !== undefined) continue;
      const code = state === "deactivated" ? "person.deactivated" : "request.not-found";
      const outcome = await this.#world.look(place, name);
      assert.equal(outcome, code, `I4: ${outcome} instead of ${code}: ${name} looks`);
      return;
    }
  }
}
