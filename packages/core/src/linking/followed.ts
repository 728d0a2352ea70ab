import type { EventOf } from "../kernel/operations/event.ts";
import type { KnownMember, MemberSettable } from "../members/change-member.ts";
import type { memberChanged } from "../members/declared-events.ts";
import { toMemberChanged } from "../members/events.ts";
import { derivedColumnsOf } from "../members/derived-columns.ts";
import type { FullUpdate } from "./sync-input.ts";

/** A member whose row changes, the columns to write, and why. */
export interface ChangedMember {
  readonly before: KnownMember;
  readonly after: KnownMember;
  readonly set: Partial<KnownMember>;
}

type Because = NonNullable<EventOf<typeof memberChanged>["because"]>;

/** A member with new values of the columns that a link sets. */
export function withLinkValues(before: KnownMember, set: Partial<KnownMember>): ChangedMember {
  const changed = { ...before, ...set };
  return { before, after: { ...changed, ...derivedColumnsOf(changed) }, set };
}

/** The event of such a change: history keeps the assignability, lists show where the member comes from. */
export function toLinkEvent({ before, after }: ChangedMember, because: Because): EventOf<typeof memberChanged> {
  const isMoved = before.assignable !== after.assignable;
  const set: MemberSettable = isMoved ? { assignable: after.assignable } : {};
  const was: MemberSettable = isMoved ? { assignable: before.assignable } : {};
  const event = toMemberChanged(before, after, set as { assignable?: boolean }, was as { assignable?: boolean });
  const { provenance, keptAsLastAdmin, adopted } = after;
  return { ...event, shown: { ...event.shown, provenance, keptAsLastAdmin, adopted }, because };
}

/** The members whom updates of a run change, other than in their name and address. */
export function followed(updates: readonly FullUpdate[], rows: readonly KnownMember[]) {
  const byId = new Map(rows.map((row) => [row.personId, row]));
  const members = updates.flatMap(({ personId, provenance, isBack }): ChangedMember[] => {
    const row = byId.get(personId);
    if (row === undefined || provenance === undefined || row.provenance === provenance) return [];
    return [withLinkValues(row, { provenance, keptAsLastAdmin: false, ...(isBack === true && restored(row)) })];
  });
  return { members, events: members.map((one) => toLinkEvent(one, "synced")) };
}

/**
 * The assignability a member had before the link changed it. For deactivated people, reactivating them restores it.
 */
export function restored({ assignableBeforeLink, assignable, assignableBefore }: KnownMember): Partial<KnownMember> {
  if (assignableBeforeLink === null) return {};
  if (assignableBefore !== null) return { assignableBefore: assignableBeforeLink, assignableBeforeLink: null };
  return { assignable: assignable || assignableBeforeLink, assignableBeforeLink: null };
}
