import type { OperationName } from "../contract/operation-name.ts";
import type { Actor } from "./actor.ts";

/** The targets of operations in the permission matrix. */
export const matrixTargets = [
  /** The caller's own organization. */
  "own-organization",
  "own-person",
  /** Another person of the organization. */
  "other-person",
  /** An external person of the organization who isn't activated. */
  "external-person",
  /** An external person of the organization with their own password. */
  "active-person",
  "locked-person",
  /** A person of another organization. */
  "foreign-person",
  /** A user in the host's directory, and one who isn't in it. */
  "listed-user",
  "unlisted-user",
  /** An unknown address. */
  "unknown-account",
  /** The caller's own schedules. */
  "own-schedules",
  /** All schedules of the organization. */
  "all-schedules",
  /** A schedule of the organization, without Manage Schedules granted. */
  "schedule",
  /** A schedule of the organization, with Manage Schedules granted. */
  "granted-schedule",
  /** A schedule owned by its admin. */
  "personal-schedule",
  /** Another schedule of the organization. */
  "other-schedule",
  /** A schedule of another organization. */
  "foreign-schedule",
  /** A new viewer, member or admin of the schedule. */
  "as-viewer",
  "as-member",
  "as-admin",
  /** The caller's own row. */
  "own-row",
  /** The caller's own row, to be made an admin. */
  "own-row-to-admin",
  "viewer-row",
  "member-row",
  "admin-row",
  /** The row of an external viewer. */
  "external-row",
  /** A row of another schedule, requested with the id of this one. */
  "misplaced-row",
  /** A row of another schedule of the organization. */
  "other-row",
  /** A row of a schedule of another organization. */
  "foreign-row",
  /** A shift of the schedule. */
  "shift",
  /** A shift of another schedule, requested with the id of this one. */
  "misplaced-shift",
  "other-shift",
  "foreign-shift",
  /** A change to the schedule: its settings, or a role. */
  "change-of-settings",
  "change-of-role",
  /** An unknown link. Valid links only work for the person they were made for. */
  "dead-link",
  /** A skill or certification in the catalog of the organization, and one of another organization. */
  "catalogue-type",
  "foreign-type",
] as const;

/** A target in the permission matrix. */
export type MatrixTarget = (typeof matrixTargets)[number];

/** The schedules of a world in which matrix questions are asked. */
type QuestionSchedule = "schedule" | "personal-schedule" | "other-schedule" | "foreign-schedule";

/** The people of the world that questions refer to, apart from the caller. */
type QuestionPerson =
  | "another-admin"
  | "another-member"
  | "another-viewer"
  | "another-external"
  | "external-viewer"
  | "bystander"
  | "colleague"
  | "locked"
  | "second-admin-elsewhere"
  | "foreigner";

/**
 * What a person has. The types are a skill and two certifications of the person (one with a pending proof, one whose dates schedulers set),
 * and a skill and a certification in their organization's catalog that no one has had. The document isn't attached.
 */
type Possession =
  | "time-off"
  | "skill"
  | "unused-skill"
  | "certification"
  | "plain-certification"
  | "unused-certification"
  | "proof"
  | "digest"
  | "document";

/** The world in which matrix questions are asked: the sample world of the matrix, or the test server. */
export interface QuestionWorld {
  /**
   * Returns the id of a schedule, a person or a shift. Reported shifts have ended, and their people have submitted a report; for worked
   * shifts, the report is missing. What a person has is found by the person's id.
   */
  readonly id: (
    name:
      | QuestionSchedule
      | QuestionPerson
      | `${"" | "worked-" | "reported-"}shift-of-${QuestionSchedule}`
      | `series-of-${QuestionSchedule}`
      | `template-of-${QuestionSchedule}`
      | `${Possession}-of-${string}`
      | `held-of-${QuestionSchedule}`,
  ) => string;
  /** Returns the number of a change that can be undone. A profile change is found by the id of its person. */
  readonly change: (name: `settings-of-${QuestionSchedule}` | "role-on-schedule" | `profile-of-${string}`) => number;
}

/** One line of the permission matrix: an operation on a target. */
export interface Question {
  readonly target: MatrixTarget;
  /** The input for a caller. */
  readonly input: (world: QuestionWorld, me: string) => object;
  /** How the world differs from the default: the organization grants Manage Schedules, every member was sent an
   * invitation, or the schedules are linked and removals are waiting. */
  readonly given?: "manage-schedules" | "invitations" | "link";
}

/** The callers of sample calls. Xia is an external person; the others are users of the host. */
type CallerName = "Ann" | "Bob" | "Boss" | "Max" | "May" | "Oda" | "Vic" | "Xia";

/** The organization in which sample calls run. Ann and Bob are admins of the schedule, Boss is the organization's. */
export interface CallWorld {
  readonly organizationId: string;
  /** Dee is a deactivated member. Wes is not activated; Zoe was mailed a temporary password; Yan's sign-in is locked. */
  readonly ids: Readonly<Record<CallerName | "Dee" | "Wes" | "Yan" | "Zoe", string>>;
  readonly scheduleId: string;
  readonly archivedScheduleId: string;
  /** Ann's linked schedule with waiting removals, and their digest. */
  readonly linkedScheduleId: string;
  readonly heldDigest: string;
  /** A schedule owned by Ann personally; Bob is its other admin. */
  readonly personalScheduleId: string;
  /** An upcoming shift assigned to Max. */
  readonly shiftId: string;
  /** A recurring series with upcoming shifts. */
  readonly seriesId: string;
  readonly templateId: string;
  /** Another upcoming shift: offered to Max, who hasn't answered, and May, who declined. */
  readonly offeredShiftId: string;
  readonly offerId: string;
  /** Swaps of Max's shifts: one that is open, one that May answered with one of her own, and one that is done. */
  readonly openSwapId: string;
  readonly answeredSwapId: string;
  readonly doneSwapId: string;
  /** A shift that Max accepted; May is on its waitlist. */
  readonly acceptedShiftId: string;
  /** A kind of shift with a report form, and one whose form is archived. */
  readonly reportKind: string;
  readonly archivedReportKind: string;
  /** Shifts that Max worked: one without a report, and one whose report he submitted. */
  readonly workedShiftId: string;
  readonly reportedShiftId: string;
  /** Max's pending time-off request. */
  readonly requestId: string;
  /** A skill that Max has, and an archived one that no one has had. */
  readonly skillId: string;
  readonly archivedSkillId: string;
  /** Max's certifications: one with a pending proof, and one whose dates schedulers set. */
  readonly certificationId: string;
  readonly plainCertificationId: string;
  /** An archived certification that no one has had. */
  readonly archivedCertificationId: string;
  /** The pending proof, and its digest. */
  readonly proofId: string;
  readonly proofDigest: string;
  /** The number of the last history entry of the schedule. */
  readonly number: number;
  /** The number of a change to Xia's mobile number. */
  readonly profileNumber: number;
  /** The token in Vic's invitation link. */
  readonly token: string;
  /** The token of a link that sets a new password. */
  readonly resetToken: string;
  /** Max's device for push messages. */
  readonly deviceId: string;
  /** The token in the unsubscribe link of an email to Max. */
  readonly unsubscribeToken: string;
  /** A calendar link of Max. */
  readonly calendarLinkId: string;
  /** A file that Max uploaded and that nothing refers to. */
  readonly documentId: string;
  /** The activation that was mailed to Zoe. */
  readonly issue: string | null;
  readonly xiaEmail: string;
}

/** A call that succeeds in the world. */
export interface SampleCall {
  readonly by: CallerName;
  readonly input: object;
  /** The call changes nothing. */
  readonly isRead?: true;
}

/** What the proofs need from an operation. */
export interface OperationSample {
  /** The questions of the permission matrix. */
  readonly questions: readonly Question[];
  /** Each result answers for one row, so a question about one row is answered by its result. */
  readonly isPerRow?: true;
  /** What `prepare` returns in the sample world, which has no passwords, network or directory. */
  readonly prepared?: (input: object, actor: Actor) => object;
  /** A call that is made to fail at each of its port calls. Every command has one. */
  readonly call?: (world: CallWorld) => SampleCall;
}

/** The samples of a domain. */
export type DomainSamples = Readonly<Record<OperationName, OperationSample>>;

const nothing = () => ({});

/** A question about a target, by default with an empty input. */
export const about = (target: MatrixTarget, input: Question["input"] = nothing): Question => ({ target, input });

/** An operation on the caller. */
export const aboutMe: readonly Question[] = [about("own-person")];

/** An operation on the caller's organization. */
export const aboutMyOrganization = (input?: object): readonly Question[] => [
  about("own-organization", () => input ?? {}),
];
