import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import type { ResultOf } from "../kernel/store/query.ts";
import { personById } from "../people/collection.ts";
import { profileOf } from "../profiles/collection.ts";
import { type Holding, holdingsOf, proofsOf } from "./collection.ts";
import { byDocumentId, documentsOf } from "./proof-documents.ts";
import { ownRules, schedulerRules } from "./rules.ts";
import { todayOf } from "./today.ts";
import { typesById } from "./type-collection.ts";
import { type HoldingView, holdingView, toHoldingView, toProofView } from "./view.ts";

const output = z.strictObject({
  /** By name. */
  certifications: z.array(holdingView),
  personId: id,
  /** The sequence number of the person's topic, to follow from here on. */
  number: z.int(),
});

const personFacts = (personId: string) => ({
  person: personById(personId),
  profile: profileOf(personId),
  holdings: holdingsOf(personId),
});

const detailFacts = ({ holdings }: { readonly holdings: readonly Holding[] }) => ({
  types: typesById(holdings.map(({ typeId }) => [typeId])),
  proofs: proofsOf(holdings),
});

const fileFacts = ({ proofs }: { readonly proofs: ResultOf<ReturnType<typeof proofsOf>> }) => ({
  documents: documentsOf(proofs),
});

type Facts = ReturnType<typeof personFacts> & ReturnType<typeof detailFacts> & ReturnType<typeof fileFacts>;
type Known = { readonly [K in keyof Facts]: ResultOf<Facts[K]> };

function viewsOf({ holdings, types, proofs, documents, profile }: Known, now: number): HoldingView[] {
  const today = todayOf(profile, now);
  const byType = new Map(types.map((type) => [type.id, type]));
  const files = byDocumentId(documents);
  const views = new Map(proofs.map((proof) => [proof.id, toProofView(proof, files)]));
  return holdings
    .flatMap((holding) => {
      const type = byType.get(holding.typeId);
      return type === undefined ? [] : [{ key: type.nameKey, view: toHoldingView(holding, type, views, today) }];
    })
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ view }) => view);
}

/**
 * Lists a person's certifications with their state, dates and proofs, for schedulers and organization admins.
 * @throws {RollcallError} `request.forbidden`, `request.not-found`
 */
export const listCertificationsOf = operation({
  name: "certifications.listOf",
  summary: "Lists a person's certifications.",
  input: z.strictObject({ personId: id }),
  output,
  load: [({ personId }) => personFacts(personId), (known) => detailFacts(known), (known) => fileFacts(known)],
  context: (known, _input, actor) => ({ actor, person: known.person }),
  row: ({ person }) => person,
  rules: schedulerRules,
  apply: ({ known, row: person }, _input, { now }) => ({
    output: { certifications: viewsOf(known, now), personId: person.id, number: person.number },
  }),
});

/**
 * Lists the caller's own certifications: what they have, until when, and what is missing (A54, X15).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`
 */
export const listOwnCertifications = operation({
  name: "portal.listCertifications",
  summary: "Lists the caller's own certifications.",
  portal: true,
  input: z.strictObject({}),
  output,
  load: [(_input, { personId }) => personFacts(personId), (known) => detailFacts(known), (known) => fileFacts(known)],
  context: (known, _input, actor) => ({ actor, person: known.person }),
  row: ({ person }) => person,
  rules: ownRules,
  apply: ({ known, row: person }, _input, { now }) => ({
    output: { certifications: viewsOf(known, now), personId: person.id, number: person.number },
  }),
});
