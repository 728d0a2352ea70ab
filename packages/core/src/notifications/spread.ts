import { z } from "zod";
import type { JobEnvironment } from "../identity/domain.ts";
import { type Facts, operation } from "../identity/operation.ts";
import { remove } from "../kernel/store/change.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { id } from "../kernel/values/fields.ts";
import { list } from "../kernel/store/query.ts";
import { grant } from "../kernel/operations/rule.ts";
import { answersOf, offerByKey, type Offer, type OfferAnswer } from "../offers/collection.ts";
import { canAct, people, type Person } from "../people/collection.ts";
import { type Member, members } from "../schedules/members.ts";
import { announcementById, type Announcement, announcements, announcementsByAge, queued } from "./announcements.ts";
import { recipientsOfKind } from "./kinds.ts";

/** The maximum number of planners that are notified about one thing. */
const maxPlanners = 50;

const membersWithRole = list(members, "role", 2);
const peopleWithRole = list(people, "role", 2);

interface KnownRecipients {
  readonly offer?: Offer;
  readonly answers?: readonly OfferAnswer[];
  readonly planners?: readonly Member[];
  readonly admins?: readonly Person[];
  readonly schedulers?: readonly Person[];
}

/** The load round of the people whom an announcement concerns. */
function recipientFacts({ kind, organizationId, scheduleId, subjectId }: Announcement): Facts {
  if (kind.startsWith("offer-"))
    return { offer: offerByKey(scheduleId, subjectId), answers: answersOf(scheduleId, subjectId) };
  if (recipientsOfKind(kind) === "planners")
    return { planners: membersWithRole({ equal: [scheduleId, "admin"], limit: maxPlanners }) };
  const inRole = (role: string) => peopleWithRole({ equal: [role, organizationId], limit: maxPlanners });
  return { admins: inRole("admin"), schedulers: inRole("scheduler") };
}

/** The people whom an announcement concerns, apart from the person it is about. */
function recipientsOf({ kind, aboutId }: Announcement, known: KnownRecipients): readonly string[] {
  const { offer, answers = [], planners = [], admins = [], schedulers = [] } = known;
  if (kind.startsWith("offer-")) {
    const isConcerned = ({ state, askAt }: OfferAnswer): boolean =>
      kind === "offer-withdrawn" ? state === "lapsed" && askAt <= (offer?.deadline ?? 0) : state === "asked";
    return answers.filter(isConcerned).map(({ personId }) => personId);
  }
  const activePlanners = planners.filter((one) => one.canAct).map(({ personId }) => personId);
  const managers = [...admins, ...schedulers].filter(canAct).map((person) => person.id);
  return [...activePlanners, ...managers].filter((personId) => personId !== aboutId);
}

/** Queues a notification for each person whom an announcement concerns, once. */
export const spreadAnnouncement = operation({
  name: "notifications.spread",
  summary: "Queues notifications for the people whom a change concerns.",
  internal: true,
  input: z.strictObject({ announcementId: id }),
  output: z.strictObject({ count: z.int() }),
  load: [
    ({ announcementId }) => ({ announcement: announcementById(announcementId) }),
    ({ announcement }) => (announcement === undefined ? {} : recipientFacts(announcement)),
  ],
  context: ({ announcement }): { readonly announcement: Announcement } | undefined => announcement && { announcement },
  rules: [grant<{ readonly announcement: Announcement }>("rollcall spreads announcements", () => true)],
  apply: ({ known, context: { announcement } }, _input, call) => {
    const recipients = recipientsOf(announcement, known as KnownRecipients);
    const { kind, scheduleId, subjectId, aboutId, createdAt } = announcement;
    const shiftId = (known as KnownRecipients).offer?.shiftId ?? announcement.shiftId;
    const about = { kind, scheduleId, shiftId, subjectId, aboutId, createdAt };
    return {
      output: { count: recipients.length },
      changes: [
        remove(announcements, [announcement.id]),
        ...recipients.map((personId) => queued({ ...about, personId }, call)),
      ],
    };
  },
});

/** The page size. */
const pageSize = 100;

/** Spreads all announcements. */
export const spreadAll = (environment: JobEnvironment): Promise<void> =>
  workOnDueRows(environment, {
    name: spreadAnnouncement.name,
    query: announcementsByAge,
    page: () => ({ equal: [], limit: pageSize }),
    keyOf: (row) => [row.id],
    work: ([{ id: announcementId }]) => environment.run(spreadAnnouncement.name, { announcementId }),
    giveUp: (row) => [remove(announcements, [row.id])],
  });
