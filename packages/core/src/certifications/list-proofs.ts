import { z } from "zod";
import { schedulersMaintainCatalogues } from "../catalogues/rules.ts";
import { operation } from "../identity/operation.ts";
import { reason } from "../ports/error-details.ts";
import { cursor, id } from "../kernel/values/fields.ts";
import { invalidCursor, toPage, toWindow } from "../kernel/store/page.ts";
import { list, type ResultOf } from "../kernel/store/query.ts";
import { decide } from "../kernel/operations/rule.ts";
import { peopleById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { isThere, scheduleById } from "../schedules/collection.ts";
import { membersByKey } from "../schedules/members.ts";
import { certificationProofs, holdingsByKey, type Proof, proofStates } from "./collection.ts";
import { byDocumentId, documentsOf } from "./proof-documents.ts";
import { reviewedProofFields, toReviewedProof } from "./reviewed-proof.ts";
import { approvalRules } from "./rules.ts";
import { typesById } from "./type-collection.ts";

const queue = list(certificationProofs, "queue", 2);

/** The maximum number of proofs per page, and of those that are read for a page of one schedule. */
const maxRows = 50;
const maxRead = 100;

const input = z.strictObject({
  state: z.enum(proofStates).default("pending"),
  typeId: id.optional(),
  personId: id.optional(),
  /** Only proofs of people on this schedule. Pages may have fewer rows than requested. */
  scheduleId: id.optional(),
  /** The latest first. */
  descending: z.boolean().default(false),
  limit: z.int().min(1).max(maxRows).default(maxRows),
  after: cursor.optional(),
});

type Input = z.output<typeof input>;

const windowOf = ({ scheduleId, limit, after }: Input) => ({
  limit: scheduleId === undefined ? limit : maxRead,
  after,
});

const readQueue = (asked: Input, organizationId: string) => {
  const { after, ...window } = toWindow(windowOf(asked), 2, asked.descending);
  const [at, ...key] = after ?? [];
  if (at !== undefined && !Number.isSafeInteger(Number(at))) throw invalidCursor("after");
  const { state, typeId, personId } = asked;
  return queue({
    ...window,
    after: at === undefined ? undefined : [Number(at), ...key],
    equal: [organizationId, state],
    filter: { ...(typeId !== undefined && { typeId }), ...(personId !== undefined && { personId }) },
  });
};

/**
 * Lists the organization's proofs in one state, by default those waiting for review, the oldest first (A70). For schedulers and
 * organization admins.
 * @throws {RollcallError} `request.forbidden`, `request.not-found`, `request.invalid`
 */
export const listProofs = operation({
  name: "certifications.listProofs",
  summary: "Lists the proofs of the organization.",
  input,
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        ...reviewedProofFields,
        /** Why the caller can't approve it; null if they can. */
        refused: reason.nullable(),
      }),
    ),
    next: cursor.nullable(),
    organizationId: id,
    /** The sequence number of the organization's people topic, `people:ORGANIZATION`. */
    number: z.int().nonnegative(),
  }),
  load: [
    (asked, { organizationId }) => ({
      found: readQueue(asked, organizationId),
      schedule: scheduleById(asked.scheduleId ?? ""),
      summary: peopleSummaryOf(organizationId),
    }),
    ({ found }, { scheduleId }) => {
      const ids = (values: readonly (string | null)[]) =>
        [...new Set(values)].flatMap((one) => (one === null ? [] : [[one]]));
      const people = [...new Set(found.map(({ personId }) => personId))];
      return {
        members: membersByKey(scheduleId === undefined ? [] : people.map((personId) => [scheduleId, personId])),
        persons: peopleById(ids(found.flatMap(({ personId, decidedBy }) => [personId, decidedBy]))),
        types: typesById(ids(found.map(({ typeId }) => typeId))),
        holdings: holdingsByKey(found.map(({ personId, typeId }) => [personId, typeId])),
        documents: documentsOf(found),
      };
    },
  ],
  context: ({ schedule }, { scheduleId }, actor) => {
    const isFound = schedule?.organizationId === actor.organizationId && isThere(schedule);
    return scheduleId === undefined || isFound ? { actor } : undefined;
  },
  rules: [schedulersMaintainCatalogues],
  apply: ({ known, context: { actor } }, asked) => {
    const persons = new Map(known.persons.map((person) => [person.id, person]));
    const types = new Map(known.types.map((type) => [type.id, type]));
    const holdings = new Map(known.holdings.map((one) => [`${one.personId} ${one.typeId}`, one]));
    const files = byDocumentId(known.documents);
    const onSchedule = new Set(known.members.map(({ personId }) => personId));
    const { rows, next } = pageOf(known.found, onSchedule, asked);
    const shown = rows.map((proof) => {
      const person = persons.get(proof.personId);
      const documents = proof.documentIds.flatMap((one) => files.get(one) ?? []);
      const holding = holdings.get(`${proof.personId} ${proof.typeId}`);
      const [refused = null] = decide(approvalRules, { actor, person, proof, holding, documents }, undefined).reasons;
      const type = types.get(proof.typeId);
      return { ...toReviewedProof(proof, { person, type, files, deciders: persons }), refused };
    });
    const { organizationId } = actor;
    return { output: { rows: shown, next, organizationId, number: known.summary?.number ?? 0 } };
  },
});

/** The proofs of the page. One of a schedule continues after the last proof that was read. */
function pageOf(found: ResultOf<ReturnType<typeof queue>>, onSchedule: ReadonlySet<string>, asked: Input) {
  const { rows, next } = toPage(found, windowOf(asked), toCursor);
  if (asked.scheduleId === undefined) return { rows, next };
  const those = rows.filter(({ personId }) => onSchedule.has(personId));
  const page = those.slice(0, asked.limit);
  const last = page.at(-1);
  const isCut = those.length > page.length && last !== undefined;
  return { rows: page, next: isCut ? JSON.stringify(toCursor(last)) : next };
}

const toCursor = ({ submittedAt, id: one }: Proof): readonly string[] => [String(submittedAt), one];
