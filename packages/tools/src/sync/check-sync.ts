import assert from "node:assert/strict";
import type { MemberRow, Stored } from "./sync-world.ts";

const day = 86_400_000;

/** What is remembered about a member whom a run removed. */
interface Removed {
  readonly role: string;
  readonly wasAssignable: boolean;
  readonly wasSent: boolean;
  readonly at: number;
}

/** What a run did, and the response of the upstream product. */
export interface CheckedRun {
  readonly before: Stored;
  readonly after: Stored;
  /** The upstream ids in a complete response; undefined for a failed one. */
  readonly listed: ReadonlySet<string> | undefined;
  readonly isConfirmed: boolean;
  readonly now: number;
}

const wasSent = ({ invitation }: MemberRow): boolean =>
  invitation !== "queued" && invitation !== "not-invited" && invitation !== "not-needed";

/** Checks all runs of one link, from what was stored before and after each, without the code that plans. */
export class SyncCheck {
  /** Members removed by runs, by upstream id. */
  readonly #removed = new Map<string, Removed>();
  #removals: { readonly at: number; readonly count: number }[] = [];

  /** Forgets everything, as unlinking does. */
  forget(): void {
    this.#removed.clear();
    this.#removals = [];
  }

  /** Checks a run: no wrongful removal, no lost role or choice, no second invitation. */
  afterRun({ before, after, listed, isConfirmed, now }: CheckedRun): void {
    const idsOf = (stored: Stored, personId: string) =>
      stored.upstream.filter((one) => one.personId === personId).map(({ externalId }) => externalId);
    const gone: MemberRow[] = [];
    for (const member of before.members.values()) {
      const same = after.members.get(member.personId);
      if (same !== undefined) {
        this.#sameMember(member, same);
        continue;
      }
      gone.push(member);
      assert.ok(listed !== undefined, "a failed answer removes no one");
      assert.notEqual(member.provenance, "local", "local members stay");
      assert.ok(!member.adopted, "adopted members stay");
      const ids = idsOf(before, member.personId);
      assert.ok(!ids.some((id) => listed.has(id)), "people who are listed stay");
      for (const id of ids)
        this.#removed.set(id, {
          ...{ role: member.role, wasAssignable: member.assignable, wasSent: wasSent(member), at: now },
        });
    }
    const arrived = [...after.members.values()].filter(({ personId }) => !before.members.has(personId));
    assert.ok(listed !== undefined || arrived.length === 0, "a failed answer adds no one");
    for (const member of arrived) this.#arrived(member, idsOf(after, member.personId), now);
    this.#limit(before, gone.length, isConfirmed, now);
  }

  /** Members who stay keep their role, their choice and their invitation. */
  #sameMember(was: MemberRow, is: MemberRow): void {
    assert.equal(is.role, was.role, "roles stay");
    if (wasSent(was)) assert.notEqual(is.invitation, "queued", "no one is invited again");
    if (is.provenance !== "local" && was.provenance !== "local")
      assert.equal(is.assignable, was.assignable, "the choice of a synced member stays");
    if (is.assignable && !was.assignable)
      assert.ok(
        was.keptAsLastAdmin || (was.adopted && was.provenance === "local"),
        "only a kept admin or an adopted member who is back becomes assignable",
      );
  }

  /** People who return within 30 days have the same role and settings as before. */
  #arrived(member: MemberRow, ids: readonly string[], now: number): void {
    assert.equal(member.provenance, "linked");
    for (const id of ids) {
      const before = this.#removed.get(id);
      this.#removed.delete(id);
      if (before === undefined || now - before.at >= 30 * day) continue;
      assert.equal(member.role, before.role, "a returning member has the former role");
      assert.equal(member.assignable, before.wasAssignable, "a returning member has the former choice");
      if (before.wasSent) assert.notEqual(member.invitation, "queued", "a returning member isn't invited again");
    }
  }

  /** At most max(2, 20 %) of the synced members leave within 24 hours without confirmation, and never all (Q20). */
  #limit(before: Stored, count: number, isConfirmed: boolean, now: number): void {
    this.#removals = this.#removals.filter(({ at }) => at > now - day);
    const recent = this.#removals.reduce((sum, one) => sum + one.count, 0);
    const synced = [...before.members.values()].filter(({ provenance }) => provenance !== "local").length;
    if (count > 0) this.#removals.push({ at: now, count });
    if (count === 0 || isConfirmed) return;
    assert.ok(count + recent <= Math.max(2, 0.2 * (synced + recent)), `${count} of ${synced} left unconfirmed`);
    assert.ok(count < synced, "all synced members left unconfirmed");
  }
}

/** Checks the invariants: totals, an admin, and where members come from. */
export function checkState({ schedule, members, upstream }: Stored): void {
  const rows = [...members.values()];
  assert.deepEqual(
    { members: schedule.members, admins: schedule.admins, assignables: schedule.assignables },
    {
      members: rows.length,
      admins: rows.filter(({ role, canAct }) => role === "admin" && canAct).length,
      assignables: rows.filter(({ assignable }) => assignable).length,
    },
    "the totals are right",
  );
  assert.ok(schedule.admins > 0, "an admin stays");
  const synced = rows.filter(({ provenance }) => provenance !== "local");
  if (!schedule.linked) assert.equal(synced.length + upstream.length, 0, "no member of an unlinked schedule is synced");
  const known = new Set(upstream.map(({ personId }) => personId));
  for (const { personId } of synced) assert.ok(known.has(personId), "a synced member has an upstream person");
}
