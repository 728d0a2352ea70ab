import { blockDays } from "../availability/block-days.ts";
import { decideRequests } from "../availability/decide-requests.ts";
import { requestTimeOff } from "../availability/request-time-off.ts";
import { approveProof, rejectProof } from "../certifications/decide-proof.ts";
import { remindExpiry } from "../certifications/remind-expiry.ts";
import { submitProof } from "../certifications/submit-proof.ts";
import { importShifts } from "../eligibility/import-shifts.ts";
import type { Operation } from "../identity/operation.ts";
import { reaction } from "../identity/reaction.ts";
import type { ErasedPlan } from "../kernel/operations/operation.ts";
import type { Reaction } from "../kernel/operations/reaction.ts";
import { acceptOffer } from "../offers/accept-offer.ts";
import { advanceOffer } from "../offers/advance-offers.ts";
import { answerFor } from "../offers/answer-for.ts";
import { createOffer } from "../offers/create-offer.ts";
import { handBack } from "../offers/hand-back.ts";
import { withdrawOffer } from "../offers/withdraw-offer.ts";
import { profilePrefix } from "../profiles/collection.ts";
import type { ProfileSettings } from "../ports/profile-fields.ts";
import { restoreField } from "../profiles/restore-field.ts";
import { updateProfile } from "../profiles/update-profile.ts";
import { isReadable } from "../profiles/view.ts";
import { askBack } from "../reports/review-report.ts";
import { isAskedFor } from "../reports/own-report-context.ts";
import { allFormFacts } from "../reports/pending-reports.ts";
import { submitReport } from "../reports/write-own-report.ts";
import type { Schedule } from "../schedules/collection.ts";
import type { Assignment } from "../shifts/assignments.ts";
import type { Shift } from "../shifts/collection.ts";
import { completeShifts } from "../shifts/complete-shifts.ts";
import { isCounted } from "../shifts/list-hours.ts";
import { assignShift } from "../shifts/assign-shift.ts";
import { createShift } from "../shifts/create-shift.ts";
import { endSeries } from "../shifts/end-series.ts";
import { publishShifts } from "../shifts/publish-shifts.ts";
import { releaseShifts } from "../shifts/release-shifts.ts";
import { updateSeries } from "../shifts/update-series.ts";
import { updateShift } from "../shifts/update-shift.ts";
import { acceptSwap } from "../swaps/accept-swap.ts";
import { agreeToSwap } from "../swaps/agree-to-swap.ts";
import { decideSwap } from "../swaps/decide-swap.ts";
import { queued } from "./announcements.ts";
import { type CommandFacts, notificationsOf } from "./queue-changes.ts";

/** Queues notifications in the transaction of a command, one row for each person it concerns. */
const notifyAbout = <I, O>(on: Operation<string, I, O>): Reaction =>
  reaction({
    on,
    load: [() => ({})],
    context: () => ({}),
    rules: [],
    apply: ({ plan: { changes = [] }, base }, _input, call) => ({
      changes: notificationsOf(changes, base as CommandFacts, call),
    }),
  });

interface OfProfile {
  readonly personId: string;
  readonly settings: ProfileSettings;
}

/** Whether a value changed that the worker can read. The others, such as restrictions, must not be shown (P43, Q60). */
const isShown = ({ fields }: ProfileSettings, { journalEntries = [] }: ErasedPlan): boolean =>
  journalEntries
    .flatMap(({ personal = [] }) => personal)
    .some(({ field }) => field.startsWith(profilePrefix) && isReadable(fields.get(field.slice(profilePrefix.length))));

/** Notifies a person whose profile another person changed. */
const notifyOwner = <I extends { readonly personId: string }, O>(on: Operation<string, I, O>): Reaction =>
  reaction({
    on,
    load: [() => ({})],
    context: (_known, { personId }: OfProfile, actor) => (personId === actor.personId ? undefined : {}),
    rules: [],
    apply: ({ plan }, { personId, settings }, call) =>
      isShown(settings, plan) ? { changes: [queued({ kind: "profile-changed", personId }, call)] } : {},
  });

interface KnownCompletion {
  readonly schedule: Schedule | undefined;
  readonly rows: readonly Shift[];
  readonly held: readonly Assignment[];
}

/** Reminds people of the reports of shifts that ended (A48). */
const remindOfReports = reaction({
  on: completeShifts,
  load: [
    () => ({}),
    () => ({}),
    (_known: unknown, _input: unknown, _actor, _now, { schedule }: KnownCompletion) =>
      allFormFacts(schedule?.organizationId ?? ""),
  ],
  context: ({ forms }, _input: unknown, _actor, _now, { rows, held }: KnownCompletion) => ({ forms, rows, held }),
  rules: [],
  apply: ({ context: { forms, rows, held }, plan: { changes = [] } }, _input, call) => {
    if (changes.length === 0) return {};
    const ended = new Set(
      rows.filter(({ open, published, end }) => open && published && end <= call.now).map(({ id }) => id),
    );
    const asking = held.filter(
      (one) =>
        ended.has(one.shiftId) &&
        isCounted(one) &&
        forms.some(({ kind, ...form }) => kind === one.kind && isAskedFor(form, one)),
    );
    return {
      changes: asking.map(({ scheduleId, shiftId, personId, start }) =>
        queued({ kind: "report-pending", scheduleId, shiftId, personId, start }, call),
      ),
    };
  },
});

/** What commands mean for notifications. */
export const notificationReactions: readonly Reaction[] = [
  notifyAbout(createShift),
  notifyAbout(importShifts),
  notifyAbout(assignShift),
  notifyAbout(updateShift),
  notifyAbout(releaseShifts),
  notifyAbout(publishShifts),
  notifyAbout(updateSeries),
  notifyAbout(endSeries),
  notifyAbout(createOffer),
  notifyAbout(acceptOffer),
  notifyAbout(answerFor),
  notifyAbout(handBack),
  notifyAbout(withdrawOffer),
  notifyAbout(advanceOffer),
  notifyAbout(acceptSwap),
  notifyAbout(agreeToSwap),
  notifyAbout(decideSwap),
  notifyAbout(submitReport),
  notifyAbout(askBack),
  remindOfReports,
  notifyAbout(requestTimeOff),
  notifyAbout(blockDays),
  notifyAbout(decideRequests),
  notifyAbout(submitProof),
  notifyAbout(approveProof),
  notifyAbout(rejectProof),
  notifyAbout(remindExpiry),
  notifyOwner(updateProfile),
  notifyOwner(restoreField),
];
