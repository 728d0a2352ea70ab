import {
  eitherOf,
  race,
  type RaceCall,
  type RaceCase,
  type RaceOutcome,
  type RaceRecord,
  type Track,
} from "./race-case.ts";

type Breach = NonNullable<RaceCase["breach"]>;

const recordOf = ({ record }: Track): RaceRecord => {
  if (record === undefined) throw new TypeError("the race has no record");
  return record;
};

const stale = "request.stale-version";

/** The last day of an approval: near, so that the certification can be renewed. */
const expiresOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

const approve = (track: Track, as: "boss" | "chief"): RaceCall => ({
  ...{ name: "certifications.approveProof", as },
  input: { proofId: recordOf(track).proofId, digest: recordOf(track).digest, validFrom: null, expiresOn },
});

const reject = (track: Track): RaceCall => ({
  ...{ name: "certifications.rejectProof", as: "chief" },
  input: { proofId: recordOf(track).proofId, digest: recordOf(track).digest, reason: "Not readable" },
});

const replace = (track: Track): RaceCall => ({
  ...{ name: "portal.submitProof", as: recordOf(track).worker },
  input: { typeId: recordOf(track).typeId, documentIds: [recordOf(track).documentId] },
});

const withdraw = (track: Track): RaceCall => ({
  ...{ name: "portal.withdrawProof", as: recordOf(track).worker },
  input: { proofId: recordOf(track).proofId },
});

const own = (verb: string, track: Track, revision: number, note: string): RaceCall => ({
  ...{ name: `portal.${verb}`, as: recordOf(track).worker },
  input: { scheduleId: track.scheduleId, shiftId: recordOf(track).shiftId, answers: {}, handOver: note, revision },
});

const askBack = (track: Track, revision: number): RaceCall => ({
  name: "reports.askBack",
  input: {
    ...{ scheduleId: track.scheduleId, shiftId: recordOf(track).shiftId, revision },
    ...{ personId: recordOf(track).worker.personId, note: "Which gate?" },
  },
});

interface ReviewedProof {
  readonly proof: { readonly state: string };
  readonly certification: { readonly state: string };
}

/** A certification is valid if one of these outcomes approved its proof, and only then (A71, P49). */
const approvalsCount =
  (isApproved: (outcome: RaceOutcome) => boolean): Breach =>
  async (ask, track, outcome) => {
    const { proofId } = recordOf(track);
    const { proof, certification } = await ask<ReviewedProof>("boss", "certifications.getProof", { proofId });
    const isValid = certification.state === "valid" || certification.state === "expiring";
    if (isApproved(outcome) === isValid && isApproved(outcome) === (proof.state === "approved")) return undefined;
    return `the proof is ${proof.state} and the certification ${certification.state} after ${outcome.join(" and ")}`;
  };

const byAnn = approvalsCount(([ann]) => ann === "done");
const byEither = approvalsCount((outcome) => outcome.includes("done"));

interface Written {
  readonly revision: number;
  readonly handOver: string;
}

/** What remains is the text of the device whose call succeeded, once (P44). */
const oneDeviceWrites =
  (revision: number): Breach =>
  async (ask, track, [ann, bob]) => {
    const key = { scheduleId: track.scheduleId, shiftId: recordOf(track).shiftId };
    const { report } = await ask<{ report: Written }>(recordOf(track).worker, "portal.getReport", key);
    const expected = ann === "done" ? "first" : bob === "done" ? "second" : "none";
    if (report.handOver !== expected) return `the report says ${report.handOver} instead of ${expected}`;
    return report.revision === revision ? undefined : `the report has the revision ${report.revision}`;
  };

/** A report is open after it was sent back, and closed after it was submitted. */
const oneSideWins: Breach = async (ask, track, [ann]) => {
  const key = { scheduleId: track.scheduleId, shiftId: recordOf(track).shiftId };
  const { report } = await ask<{ report: { state: string } }>(recordOf(track).worker, "portal.getReport", key);
  const expected = ann === "done" ? "asked-back" : "amended";
  return report.state === expected ? undefined : `a report is ${report.state} instead of ${expected}`;
};

/** Races for proofs and reports. */
export const recordCases: readonly RaceCase[] = [
  race(
    "a proof is approved while it is replaced",
    (track) => [approve(track, "boss"), replace(track)],
    [
      ["done", "done"],
      [stale, "done"],
    ],
    { record: "proof-pending", breach: byAnn },
  ),
  {
    title: "a proof is approved while it is rejected and approved by others",
    record: "proof-pending",
    turns: (track) => [{ call: approve(track, "boss") }, { call: reject(track), then: approve(track, "chief") }],
    outcomes: [
      ["done", `${stale},${stale}`],
      [stale, `done,${stale}`],
    ],
    breach: byAnn,
  },
  race(
    "a proof is approved by two schedulers",
    (track) => [approve(track, "boss"), approve(track, "chief")],
    eitherOf(stale),
    { record: "proof-pending", breach: byEither },
  ),
  race(
    "a proof is approved while it is withdrawn",
    (track) => [approve(track, "boss"), withdraw(track)],
    eitherOf(stale),
    { record: "proof-pending", breach: byAnn },
  ),
  race(
    "a draft of a report is saved on two devices",
    (track) => [own("saveReportDraft", track, 0, "first"), own("saveReportDraft", track, 0, "second")],
    eitherOf(stale),
    { record: "report-missing", breach: oneDeviceWrites(1) },
  ),
  race(
    "a report is amended on two devices",
    (track) => [own("amendReport", track, 1, "first"), own("amendReport", track, 1, "second")],
    eitherOf(stale),
    { record: "report-submitted", breach: oneDeviceWrites(2) },
  ),
  race(
    "a report is amended while it is sent back",
    (track) => [askBack(track, 1), own("amendReport", track, 1, "second")],
    [
      ["done", "report.closed"],
      [stale, "done"],
    ],
    { record: "report-submitted", breach: oneSideWins },
  ),
  race(
    "a report is submitted again while it is sent back again",
    (track) => [askBack(track, 2), own("submitReport", track, 2, "second")],
    [
      ["report.closed", "done"],
      [stale, "done"],
    ],
    { record: "report-asked-back", breach: oneSideWins },
  ),
];
