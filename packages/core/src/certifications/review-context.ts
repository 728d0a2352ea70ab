import type { Actor } from "../identity/actor.ts";
import type { ResultOf } from "../kernel/store/query.ts";
import { peopleById, personById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { profileOf } from "../profiles/collection.ts";
import { holdingByKey, proofById, versionsOf } from "./collection.ts";
import { documentsOf } from "./proof-documents.ts";
import type { ReviewContext } from "./rules.ts";
import { typeById } from "./type-collection.ts";

interface AskedProof {
  readonly proofId: string;
  readonly digest?: string;
}

const proofFacts = ({ proofId }: AskedProof, { organizationId }: Actor) => ({
  proof: proofById(proofId),
  people: peopleSummaryOf(organizationId),
});

const holderFacts = ({ proof }: { readonly proof: ResultOf<ReturnType<typeof proofById>> }) => {
  const { personId = "", typeId = "" } = proof ?? {};
  return {
    person: personById(personId),
    profile: profileOf(personId),
    type: typeById(typeId),
    holding: holdingByKey(personId, typeId),
    versions: versionsOf(personId, typeId),
  };
};

/** The load rounds of operations on one proof. */
export const reviewRounds = [
  proofFacts,
  holderFacts,
  ({
    proof,
    versions,
  }: {
    readonly proof: ResultOf<ReturnType<typeof proofById>>;
    readonly versions: ResultOf<ReturnType<typeof versionsOf>>;
  }) => ({
    documents: documentsOf([...(proof === undefined ? [] : [proof]), ...versions]),
    deciders: peopleById(
      [...new Set(versions.flatMap(({ decidedBy }) => (decidedBy === null ? [] : [decidedBy])))].map((one) => [one]),
    ),
  }),
] as const;

type Rounds = ReturnType<(typeof reviewRounds)[0]> &
  ReturnType<(typeof reviewRounds)[1]> &
  ReturnType<(typeof reviewRounds)[2]>;

/** What these rounds found. */
export type KnownReview = { readonly [K in keyof Rounds]: ResultOf<Rounds[K]> };

/** The context from these rounds. Proofs of other organizations are treated as missing (P21). */
export function toReviewContext(known: KnownReview, { digest }: AskedProof, actor: Actor): ReviewContext | undefined {
  const { proof, person, holding } = known;
  if (proof?.organizationId !== actor.organizationId) return undefined;
  const documents = known.documents.filter(({ id }) => proof.documentIds.includes(id));
  return { actor, person, proof, holding, documents, digest };
}

/** The rows that a decision changes. */
export const reviewedRows = ({ person, type, holding }: KnownReview) =>
  person && type && holding && { person, type, holding };
