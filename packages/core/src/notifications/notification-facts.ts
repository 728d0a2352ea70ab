import { type OfferAnswer, offerAnswers, type Offer, offersByKey } from "../offers/collection.ts";
import { type TimeOffRequest, requestsById } from "../availability/collection.ts";
import { type Holding, holdingsByKey } from "../certifications/collection.ts";
import { type CertificationType, typesById } from "../certifications/type-collection.ts";
import { getMany, type ResultOf } from "../kernel/store/query.ts";
import { people, type Person } from "../people/collection.ts";
import { type Report, reportsByKey } from "../reports/collection.ts";
import { type ScheduleRow, schedulesById } from "../schedules/collection.ts";
import { type Member, membersByKey } from "../schedules/members.ts";
import { type Assignment, assignmentsByKey } from "../shifts/assignments.ts";
import { type Shift, shiftsByKey } from "../shifts/collection.ts";
import { type Swap, swapsByKey } from "../swaps/collection.ts";
import type { NotificationSubject } from "./collection.ts";
import { recipientsOfKind } from "./kinds.ts";

const answersByKey = getMany(offerAnswers);
const rolesById = getMany(people, people.key, ["id", "state", "affiliation", "organizationId", "organizationRole"]);
const namesByKey = getMany(people, people.key, ["id", "name", "email"]);

const distinct = (keys: readonly (readonly string[])[]): readonly (readonly string[])[] => [
  ...new Map(keys.filter((key) => !key.includes("")).map((key) => [key.join(" "), key])).values(),
];

/** Whose certification or report it is about: another person's for schedulers. */
const ownerOf = ({ aboutId }: NotificationSubject, personId: string): string => (aboutId === "" ? personId : aboutId);

/** The load round of what notifications to one person are about. */
export const notificationFacts = (personId: string, items: readonly NotificationSubject[]) => {
  const ofOffers = items.filter(({ kind }) => kind.startsWith("offer-"));
  const ofSwaps = items.filter(({ kind }) => kind.startsWith("swap-"));
  const ofReports = items.filter(({ kind }) => kind.startsWith("report-"));
  const ofTimeOff = items.filter(({ kind }) => kind.startsWith("time-off-"));
  const ofCertifications = items.filter(({ kind }) => kind.startsWith("certification-") || kind.startsWith("proof-"));
  const isOfManagers = items.some(({ kind }) => recipientsOfKind(kind) === "managers");
  const ofPlanners = items.filter(({ kind }) => recipientsOfKind(kind) === "planners");
  return {
    aboutShifts: shiftsByKey(distinct(items.map(({ scheduleId, shiftId }) => [scheduleId, shiftId]))),
    aboutAssignments: assignmentsByKey(
      distinct(items.map(({ scheduleId, shiftId }) => [scheduleId, shiftId, personId])),
    ),
    aboutOffers: offersByKey(distinct(ofOffers.map(({ scheduleId, subjectId }) => [scheduleId, subjectId]))),
    aboutAnswers: answersByKey(
      distinct(ofOffers.map(({ scheduleId, subjectId }) => [scheduleId, subjectId, personId])),
    ),
    aboutSwaps: swapsByKey(distinct(ofSwaps.map(({ scheduleId, subjectId }) => [scheduleId, subjectId]))),
    aboutReports: reportsByKey(
      distinct(ofReports.map((item) => [item.scheduleId, item.shiftId, ownerOf(item, personId)])),
    ),
    aboutRequests: requestsById(distinct(ofTimeOff.map(({ subjectId }) => [subjectId]))),
    aboutHoldings: holdingsByKey(distinct(ofCertifications.map((item) => [ownerOf(item, personId), item.subjectId]))),
    aboutTypes: typesById(distinct(ofCertifications.map(({ subjectId }) => [subjectId]))),
    aboutSchedules: schedulesById(distinct(items.map(({ scheduleId }) => [scheduleId]))),
    ownMemberships: membersByKey(distinct(ofPlanners.map(({ scheduleId }) => [scheduleId, personId]))),
    ownRoles: rolesById(isOfManagers ? [[personId]] : []),
    aboutPeople: namesByKey(distinct(items.map(({ aboutId }) => [aboutId]))),
  };
};

type Facts = ReturnType<typeof notificationFacts>;

/** What the round found. */
export type KnownSubjects = { readonly [K in keyof Facts]: ResultOf<Facts[K]> };

/** What decides whether a person manages people. */
type PersonRoles = Pick<Person, "id" | "state" | "affiliation" | "organizationId" | "organizationRole">;

/** What one notification is about, as it is now. */
export interface FoundSubject {
  readonly schedule: ScheduleRow | undefined;
  readonly shift: Shift | undefined;
  readonly assignment: Assignment | undefined;
  readonly offer: Offer | undefined;
  readonly answer: OfferAnswer | undefined;
  readonly request: TimeOffRequest | undefined;
  readonly swap: Swap | undefined;
  /** The certification of the recipient, or of another person for schedulers. */
  readonly certification: { readonly holding: Holding; readonly type: CertificationType } | undefined;
  readonly report: Report | undefined;
  /** The recipient's membership of the schedule, for notifications to planners. */
  readonly membership: Member | undefined;
  /** The recipient's roles, for notifications to people who manage people. */
  readonly roles: PersonRoles | undefined;
  /** The name of the other person. */
  readonly person: string;
}

/** Finds what a notification is about. */
export function subjectIn(
  known: KnownSubjects,
  { scheduleId, shiftId, subjectId, aboutId }: NotificationSubject,
): FoundSubject {
  const isOfShift = (row: { readonly scheduleId: string; readonly shiftId: string }): boolean =>
    row.scheduleId === scheduleId && row.shiftId === shiftId;
  const assignment = known.aboutAssignments.find(isOfShift);
  const writerId = aboutId === "" ? assignment?.personId : aboutId;
  const about = known.aboutPeople.find(({ id }) => id === aboutId);
  return {
    schedule: known.aboutSchedules.find(({ id }) => id === scheduleId),
    shift: known.aboutShifts.find((row) => row.scheduleId === scheduleId && row.id === shiftId),
    assignment,
    report: known.aboutReports.find((row) => isOfShift(row) && row.personId === writerId),
    offer: known.aboutOffers.find((row) => row.scheduleId === scheduleId && row.id === subjectId),
    answer: known.aboutAnswers.find((row) => row.scheduleId === scheduleId && row.offerId === subjectId),
    swap: known.aboutSwaps.find((row) => row.scheduleId === scheduleId && row.id === subjectId),
    certification: certificationIn(known, { subjectId, aboutId }),
    request: known.aboutRequests.find(({ id }) => id === subjectId),
    membership: known.ownMemberships.find((row) => row.scheduleId === scheduleId),
    roles: known.ownRoles[0],
    person: about === undefined ? "" : about.name === "" ? about.email : about.name,
  };
}

function certificationIn(
  { aboutHoldings, aboutTypes }: KnownSubjects,
  { subjectId, aboutId }: Pick<NotificationSubject, "subjectId" | "aboutId">,
): FoundSubject["certification"] {
  const holding = aboutHoldings.find((row) => row.typeId === subjectId && (aboutId === "" || row.personId === aboutId));
  const type = aboutTypes.find(({ id }) => id === subjectId);
  return holding && type && { holding, type };
}
