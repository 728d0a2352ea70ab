import { type TimeOffRequest, timeOffRequests } from "../availability/collection.ts";
import { certificationHoldings, certificationProofs, type Holding, type Proof } from "../certifications/collection.ts";
import type { CallContext } from "../identity/operation.ts";
import type { Change, Insert, Update } from "../kernel/store/change.ts";
import { type Offer, offerAnswers, type OfferAnswer, offers } from "../offers/collection.ts";
import { type Report, reports } from "../reports/collection.ts";
import { type Assignment, assignments } from "../shifts/assignments.ts";
import { type Shift, shifts } from "../shifts/collection.ts";
import type { NotificationKind } from "../ports/notification-settings.ts";
import { type Swap, swaps } from "../swaps/collection.ts";
import { announced, queued } from "./announcements.ts";

/** The facts of a command that notifications use, if it has them. */
export interface CommandFacts {
  readonly shift?: Shift | undefined;
  /** The people on the shifts before the change. */
  readonly held?: readonly Assignment[];
  readonly offer?: Offer | undefined;
  /** The pending offers of the shift. */
  readonly pending?: readonly Offer[];
  readonly requests?: readonly TimeOffRequest[];
  readonly schedule?: { readonly organizationId: string } | undefined;
  /** The certification that expires, and the proof that is decided on. */
  readonly holding?: Holding | undefined;
  readonly proof?: Proof | undefined;
  /** The swap that moves the people, if it is one. */
  readonly swap?: Swap | undefined;
}

/** How long before its deadline people are reminded of an unanswered offer, and how long it must have been open for that. */
const closingLead = 2 * 60 * 60_000;

const isOf = <R extends object>(change: Change, { name }: { readonly name: string }): change is Change & Row<R> =>
  change.collection.name === name && change.kind !== "remove";

/** A change to a row with these columns. */
type Row<R> = (Omit<Insert, "row"> & { readonly row: R }) | (Omit<Update, "set"> & { readonly set: Partial<R> });

/**
 * The notifications that follow from a command's changes. They depend only on what it changed, so that every command that changes a shift
 * or an offer is covered.
 */
export function notificationsOf(changes: readonly Change[], facts: CommandFacts, call: CallContext): readonly Change[] {
  const known = facts.offer === undefined ? [] : [facts.offer];
  const made = changes.flatMap((change) =>
    isOf<Offer>(change, offers) && change.kind === "insert" ? [change.row] : [],
  );
  const offered = new Map([...known, ...made].map((offer) => [offer.id, offer]));
  const starts = new Map(facts.held?.map((one) => [`${one.shiftId} ${one.personId}`, one.start]));
  return changes.flatMap((change): readonly Change[] => {
    if (isOf<Assignment>(change, assignments)) return ofAssignment(change, facts, starts, call);
    if (isOf<OfferAnswer>(change, offerAnswers)) return ofAnswer(change, offered, call);
    if (isOf<Offer>(change, offers)) return ofOffer(change, facts, call);
    if (isOf<Swap>(change, swaps)) return ofSwap(change, facts, call);
    if (isOf<Proof>(change, certificationProofs)) return ofProof(change, facts, call);
    if (isOf<Holding>(change, certificationHoldings)) return ofHolding(change, facts, call);
    if (isOf<Report>(change, reports)) return ofReport(change, facts, call);
    if (isOf<TimeOffRequest>(change, timeOffRequests)) return ofRequest(change, facts, call);
    return isOf<Shift>(change, shifts) ? ofShift(change, facts, call) : [];
  });
}

function ofAssignment(
  change: Row<Assignment>,
  facts: CommandFacts,
  starts: ReadonlyMap<string, number>,
  call: CallContext,
): readonly Change[] {
  const [scheduleId = "", shiftId = "", personId = ""] =
    change.kind === "insert"
      ? [change.row.scheduleId, change.row.shiftId, change.row.personId]
      : (change.key as readonly string[]);
  const start = starts.get(`${shiftId} ${personId}`) ?? (facts.shift?.id === shiftId ? facts.shift.start : null);
  const about = { scheduleId, shiftId, personId, start };
  const kind = change.kind === "insert" ? kindOfInsert(change.row) : kindOfUpdate(change.set);
  if (kind === undefined) return [];
  if (call.actor.personId !== personId) return [queued({ ...about, kind }, call)];
  // People aren't notified about what they do themselves, but reminded of it, and planners are notified.
  if (kind === "shift-confirmed") return [queued({ ...about, kind: "shift-reminder" }, call)];
  // In a swap, another person takes the slot.
  if (kind !== "shift-released" || facts.swap !== undefined) return [];
  const organizationId = facts.schedule?.organizationId ?? call.actor.organizationId;
  const handedBack = { kind: "shift-handed-back", organizationId, scheduleId, shiftId, aboutId: personId } as const;
  return [announced(handedBack, call)];
}

const kindOfInsert = ({ visible, state }: Assignment): NotificationKind | undefined => {
  if (!visible) return undefined;
  return state === "offered" ? "offer-received" : "shift-confirmed";
};

/** The revision increases with everything that the person sees. */
function kindOfUpdate(set: Partial<Assignment>): NotificationKind | undefined {
  if (set.revision === undefined) return undefined;
  const wasAccepted = set.accepted === false;
  if (set.state === "released") return wasAccepted ? "shift-released" : "offer-withdrawn";
  if (set.visible === false) {
    if (!wasAccepted) return "offer-withdrawn";
    return set.endedAt === undefined ? "shift-released" : "shift-cancelled";
  }
  if (set.state === "offered") return "offer-received";
  if (set.state === "confirmed" || set.visible === true) return "shift-confirmed";
  return "shift-changed";
}

function ofAnswer(change: Row<OfferAnswer>, offered: ReadonlyMap<string, Offer>, call: CallContext): readonly Change[] {
  const [scheduleId = "", subjectId = "", personId = ""] =
    change.kind === "insert"
      ? [change.row.scheduleId, change.row.offerId, change.row.personId]
      : (change.key as readonly string[]);
  const state = change.kind === "insert" ? change.row.state : change.set.state;
  if (state !== "asked" || personId === call.actor.personId) return [];
  const offer = offered.get(subjectId);
  if (offer === undefined) return [];
  const { deadline, shiftId } = offer;
  const about = { scheduleId, shiftId, subjectId, personId };
  const closing = { ...about, kind: "offer-closing", dueAt: deadline - closingLead } as const;
  return [
    queued({ ...about, kind: "offer-received" }, call),
    ...(deadline - call.now >= 2 * closingLead ? [queued(closing, call)] : []),
  ];
}

function ofOffer(change: Row<Offer>, { schedule }: CommandFacts, call: CallContext): readonly Change[] {
  if (change.kind !== "update") return [];
  const { state } = change.set;
  if (state !== "withdrawn" && state !== "filled") return [];
  const [scheduleId, subjectId] = change.key as readonly string[];
  const organizationId = schedule?.organizationId ?? call.actor.organizationId;
  const kind = state === "filled" ? "offer-filled" : "offer-withdrawn";
  return [announced({ kind, organizationId, scheduleId: scheduleId ?? "", subjectId: subjectId ?? "" }, call)];
}

/** An offer that people haven't answered yet shows a shift that has changed (Q61). */
function ofShift(change: Row<Shift>, { pending = [], schedule }: CommandFacts, call: CallContext): readonly Change[] {
  if (change.kind !== "update" || change.set.version === undefined) return [];
  const organizationId = schedule?.organizationId ?? call.actor.organizationId;
  return pending
    .filter(({ shiftId, state }) => shiftId === change.key[1] && state === "open")
    .map(({ scheduleId, id }) => announced({ kind: "offer-changed", organizationId, scheduleId, subjectId: id }, call));
}

/** A swap that is done needs no separate notification: both people are notified about their shifts. */
function ofSwap(change: Row<Swap>, { swap, schedule }: CommandFacts, call: CallContext): readonly Change[] {
  if (change.kind !== "update" || swap === undefined) return [];
  const { scheduleId, id: subjectId, shiftId, personId, takerId } = swap;
  const about = { scheduleId, subjectId, shiftId };
  const { state, returnShiftId } = change.set;
  if (state === "answered")
    return [queued({ ...about, kind: "swap-proposed", personId, shiftId: returnShiftId ?? shiftId }, call)];
  const organizationId = schedule?.organizationId ?? call.actor.organizationId;
  if (state === "agreed")
    return [announced({ ...about, kind: "swap-agreed", organizationId, aboutId: personId }, call)];
  if (state !== "rejected") return [];
  return [personId, ...(takerId === null ? [] : [takerId])]
    .filter((one) => one !== call.actor.personId)
    .map((one) => queued({ ...about, kind: "swap-rejected", personId: one }, call));
}

function ofReport(change: Row<Report>, { schedule }: CommandFacts, call: CallContext): readonly Change[] {
  const { open, listed } = change.kind === "insert" ? change.row : change.set;
  const [scheduleId = "", shiftId = "", personId = ""] =
    change.kind === "insert"
      ? [change.row.scheduleId, change.row.shiftId, change.row.personId]
      : (change.key as readonly string[]);
  if (open === true && listed === undefined && personId !== call.actor.personId)
    return [queued({ kind: "report-asked-back", scheduleId, shiftId, personId }, call)];
  if (open !== false || listed !== true) return [];
  const organizationId = schedule?.organizationId ?? call.actor.organizationId;
  return [announced({ kind: "report-submitted", organizationId, scheduleId, shiftId, aboutId: personId }, call)];
}

function ofRequest(change: Row<TimeOffRequest>, { requests = [] }: CommandFacts, call: CallContext): readonly Change[] {
  if (change.kind === "insert") {
    const { id, organizationId, personId, state } = change.row;
    if (state !== "pending") return [];
    return [announced({ kind: "time-off-requested", organizationId, subjectId: id, aboutId: personId }, call)];
  }
  const { state } = change.set;
  const request = requests.find(({ id }) => id === change.key[0]);
  if (request === undefined || (state !== "approved" && state !== "rejected")) return [];
  return [queued({ kind: "time-off-decided", personId: request.personId, subjectId: request.id }, call)];
}

function ofProof(change: Row<Proof>, { proof }: CommandFacts, call: CallContext): readonly Change[] {
  if (change.kind === "insert") {
    const { organizationId, personId, typeId } = change.row;
    return [announced({ kind: "proof-submitted", organizationId, subjectId: typeId, aboutId: personId }, call)];
  }
  const { state } = change.set;
  if (proof === undefined || proof.id !== change.key[0] || (state !== "approved" && state !== "rejected")) return [];
  return [queued({ kind: `proof-${state}`, personId: proof.personId, subjectId: proof.typeId }, call)];
}

/** The job that plans the next notice changes nothing else. */
function ofHolding(change: Row<Holding>, { holding }: CommandFacts, call: CallContext): readonly Change[] {
  if (change.kind !== "update" || holding === undefined || Object.keys(change.set).join() !== "noticeDueAt") return [];
  const { organizationId, personId, typeId: subjectId } = holding;
  return [
    queued({ kind: "certification-expiring", personId, subjectId }, call),
    announced({ kind: "certification-lapsing", organizationId, subjectId, aboutId: personId }, call),
  ];
}
