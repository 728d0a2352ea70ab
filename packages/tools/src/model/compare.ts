import { type Awaitable, chain, getMany, list, type Transaction } from "@rollcall/core";
import assert from "node:assert/strict";
import { collectionOf } from "./collection-of.ts";
import type { Desk } from "./desk.ts";
import { toInvite as countToInvite } from "./invitation-model.ts";
import type { ReferenceModel } from "./reference-model.ts";
import { callers } from "./step.ts";
import type { World } from "./world.ts";

interface HeadRow {
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
  readonly able: boolean;
}

interface JournalRow {
  readonly topic: string;
  readonly number: number;
}

interface MailRow {
  readonly open: boolean;
  readonly scheduleId: string;
}

const headsById = getMany(collectionOf<HeadRow>("schedules"));
const rowsOf = list(collectionOf<MemberRow>("members"), "key", 1);
const journalOf = list(collectionOf<JournalRow>("journal"), "key", 1, ["number"]);
const openMails = list(collectionOf<MailRow>("outbox"), "due", 1, ["scheduleId"]);
const limit = 10_000;

/** What is in the store at one moment. */
interface Seen {
  readonly heads: readonly HeadRow[];
  readonly rows: ReadonlyMap<string, readonly MemberRow[]>;
  readonly entries: ReadonlyMap<string, readonly { readonly number: number }[]>;
  /** The mails that are to be sent. */
  readonly mails: readonly Pick<MailRow, "scheduleId">[];
}

/** Looks at the store after each step: at all heads, and at the rows and the new journal entries of what has moved. */
export class Comparison {
  readonly #world: World;
  readonly #model: ReferenceModel;
  /** The running number up to which each topic has been read. */
  readonly #read = new Map<string, number>();
  /** How many were assignable before the step. */
  readonly #assignables = new Map<string, number>();
  #turn = 0;

  constructor(world: World, model: ReferenceModel) {
    this.#world = world;
    this.#model = model;
  }

  /** Compares what a step at this place has touched: rows, totals, journal, I1–I4. */
  async afterStep(place: number): Promise<void> {
    const touched = this.#world.scheduleIds[place];
    await this.#compare((head) => head.id === touched || head.number !== this.#read.get(head.id));
    await this.#strangersSeeNothing(place);
  }

  /** Compares every schedule, and its whole journal. */
  async atEnd(): Promise<void> {
    this.#read.clear();
    await this.#compare(() => true);
  }

  async #compare(isAsked: (head: HeadRow) => boolean): Promise<void> {
    const { scheduleIds, store } = this.#world;
    const { heads, rows, entries, mails } = await store.transaction("read", (tx) =>
      this.#look(tx, scheduleIds, isAsked),
    );
    assert.equal(heads.length, scheduleIds.length);
    for (const [place, head] of heads.entries()) {
      const desk = this.#model.desks[place];
      assert(desk !== undefined);
      this.#compareHead(desk, head);
      const waiting = mails.filter(({ scheduleId }) => scheduleId === head.id).length;
      assert.equal(waiting, this.#model.invitations.waiting(desk), "mails that are to be sent");
      const journal = entries.get(head.id);
      if (journal !== undefined) this.#gapless(head, journal);
      const real = rows.get(head.id);
      if (real === undefined || desk.state === "deleted") continue;
      this.#compareRows(desk, real);
      this.#invariants(head, real);
    }
  }

  #look(tx: Transaction, ids: readonly string[], isAsked: (head: HeadRow) => boolean): Awaitable<Seen> {
    const due = openMails({ equal: [true], limit });
    return chain(tx.read([headsById(ids.map((id) => [id])), due]), ([heads, mails]) => {
      const asked = heads.filter(isAsked);
      const members = asked.map(({ id }) => rowsOf({ equal: [id], limit }));
      const journal = asked.map(({ id }) => journalOf({ equal: [id], after: [this.#read.get(id) ?? 0], limit }));
      return chain(tx.read(members), (rows) =>
        chain(tx.read(journal), (entries) => ({
          heads,
          mails,
          rows: new Map(asked.map(({ id }, i) => [id, rows[i] ?? []])),
          entries: new Map(asked.map(({ id }, i) => [id, entries[i] ?? []])),
        })),
      );
    });
  }

  #compareHead(desk: Desk, head: HeadRow): void {
    const state = head.state === "purged" ? "deleted" : head.state;
    assert.deepEqual([head.number, state], [desk.number, desk.state]);
    if (desk.state === "deleted") return;
    const model = this.#model;
    const owner = desk.owner === null ? null : this.#world.idOf(desk.owner);
    assert.deepEqual([head.ownerId, head.name, head.autoSend], [owner, desk.name, desk.autoSend]);
    const { members, admins, assignables, ready, toInvite } = head;
    // Nobody connects a calendar here, so nobody is ready.
    const told = [desk.rows.size, model.admins(desk), model.assignables(desk), 0, countToInvite(desk)];
    assert.deepEqual(
      [members, admins, assignables, ready, toInvite],
      told,
      "members, admins, assignable, ready, to invite",
    );
  }

  #compareRows(desk: Desk, rows: readonly MemberRow[]): void {
    assert.equal(rows.length, desk.rows.size);
    for (const { personId, role, assignable, assignableBefore, invited, invitation, able } of rows) {
      const name = this.#world.nameOf.get(personId);
      assert(name !== undefined, `who is ${personId}?`);
      const told = desk.rows.get(name);
      assert(told !== undefined, `${name} is not on it`);
      assert.equal(personId, this.#world.idOf(name));
      const expected = [
        told.role,
        told.assignable,
        told.before,
        told.invited,
        told.invitation,
        this.#model.isAble(name),
      ];
      assert.deepEqual([role, assignable, assignableBefore, invited, invitation, able], expected, name);
    }
  }

  /** What must stand whatever the model says: nothing here asks it. */
  #invariants(head: HeadRow, rows: readonly MemberRow[]): void {
    const admins = rows.filter(({ role, able }) => role === "admin" && able).length;
    const assignables = rows.filter(({ assignable }) => assignable).length;
    assert.deepEqual([head.members, head.admins, head.assignables], [rows.length, admins, assignables], "kept totals");
    assert(admins >= 1, "I1: no admin counts");
    assert(assignables >= 1 || this.#assignables.get(head.id) === 0, "I2: nobody is assignable any more");
    assert.equal(new Set(rows.map(({ personId }) => personId)).size, rows.length, "I3: somebody is there twice");
    this.#assignables.set(head.id, assignables);
  }

  /** 1, 2, 3, … up to the number of the head. */
  #gapless(head: HeadRow, entries: readonly { readonly number: number }[]): void {
    const from = this.#read.get(head.id) ?? 0;
    assert.equal(entries.length, head.number - from, "entries of the journal");
    for (const [i, { number }] of entries.entries()) assert.equal(number, from + i + 1, "the journal has a gap");
    this.#read.set(head.id, head.number);
  }

  /** I4, with somebody else each time who is known and has no right there. */
  async #strangersSeeNothing(place: number): Promise<void> {
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
