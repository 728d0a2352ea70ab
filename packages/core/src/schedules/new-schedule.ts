import type { Actor } from "../identity/actor.ts";
import { fold } from "../kernel/values/search-words.ts";
import type { Organization } from "../organizations/collection.ts";
import type { ScheduleRow } from "./collection.ts";
import type { ScheduleContext } from "./schedule-context.ts";
import { noTotals, type Totals } from "./totals.ts";

/** What the creator of a schedule decides. */
interface Asked {
  readonly name: string;
  /** The owner: the organization or the creator (Q48). */
  readonly owner: "organization" | "person";
  readonly description: string;
  readonly timeZone: string;
}

/** Who creates a schedule, and when. */
interface Creation {
  readonly id: string;
  readonly actor: Actor;
  readonly now: number;
}

/** A schedule as it is created: auto-send is on (B6). */
export const newSchedule = (asked: Asked, { id, actor, now }: Creation, totals: Totals): ScheduleRow => ({
  id,
  organizationId: actor.organizationId,
  ownerId: asked.owner === "person" ? actor.personId : null,
  name: asked.name,
  nameKey: fold(asked.name),
  description: asked.description,
  contact: "",
  timeZone: asked.timeZone,
  state: "active",
  autoSend: true,
  linked: false,
  removedLately: [],
  ...totals,
  number: 1,
  createdAt: now,
  createdBy: actor.personId,
});

/** The context of rules on a schedule that the caller has just created, as its admin. */
export const contextOfNewSchedule = (
  schedule: ScheduleRow,
  { actor, now }: Creation,
  organization: Organization,
): ScheduleContext => ({ actor, schedule, now, myRole: "admin", mine: "admin", organization });

/** The context of rules on a schedule that the caller could create. Its id is empty. */
export function contextOfPlannedSchedule(actor: Actor, now: number, organization: Organization): ScheduleContext {
  const creation = { id: "", actor, now };
  const asked = { name: "", owner: "organization", description: "", timeZone: "UTC" } as const;
  return contextOfNewSchedule(newSchedule(asked, creation, noTotals), creation, organization);
}
