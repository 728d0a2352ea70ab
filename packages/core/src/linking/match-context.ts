import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/values/fields.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import { knownByKey, type KnownMember } from "../members/change-member.ts";
import { peopleById, type Person } from "../people/collection.ts";
import { type StoredPerson, upstreamPersonOf } from "./collection.ts";
import { type LinkContext, linkFacts, manageLinkRules, toLinkContext } from "./link-context.ts";
import { hasAccount } from "./read-sync-state.ts";

/** A possible match: a member who arrived, and the person who has their unverified address (Q17). */
export interface PossibleMatch {
  readonly upstream: StoredPerson;
  readonly arrived: { readonly person: Person; readonly row: KnownMember };
  readonly known: { readonly person: Person; readonly row: KnownMember | undefined };
}

/** The context of the decision on a possible match. */
interface MatchContext extends LinkContext {
  /** Undefined if there is no such match anymore. */
  readonly match: PossibleMatch | undefined;
}

/** Names a possible match. */
export const matchKey = z.strictObject({
  scheduleId: id,
  /** The id of the person upstream. */
  externalId: z.string().max(500),
});

/** The first load round. */
export const matchFacts = (input: z.output<typeof matchKey>, actor: Actor) => ({
  ...linkFacts(input, actor),
  upstream: upstreamPersonOf(input.scheduleId, input.externalId),
});

/** Loads both people of possible matches and their memberships of the schedule. */
export function matchedFacts(scheduleId: string, stored: readonly StoredPerson[]) {
  const ids = stored.flatMap(({ personId, possibleMatchId }) =>
    possibleMatchId === null ? [] : [personId, possibleMatchId],
  );
  return {
    people: peopleById(ids.map((personId) => [personId])),
    rows: knownByKey(ids.map((personId) => [scheduleId, personId])),
  };
}

/** What `matchedFacts` loads. */
interface KnownMatches {
  readonly people: readonly Person[];
  readonly rows: readonly KnownMember[];
}

/**
 * A possible match, or undefined. Both must be active people of one organization, and the one who arrived must not have an account yet,
 * because two accounts are never merged.
 */
export function matchOf(upstream: StoredPerson | undefined, { people, rows }: KnownMatches): PossibleMatch | undefined {
  if (upstream === undefined || upstream.possibleMatchId === upstream.personId) return undefined;
  const arrived = people.find(({ id: personId }) => personId === upstream.personId);
  const known = people.find(({ id: personId }) => personId === upstream.possibleMatchId);
  const row = rows.find(({ personId }) => personId === upstream.personId);
  if (arrived === undefined || known === undefined || row === undefined) return undefined;
  const areActive = arrived.state === "active" && known.state === "active";
  if (!areActive || arrived.organizationId !== known.organizationId || hasAccount(arrived)) return undefined;
  return {
    upstream,
    arrived: { person: arrived, row },
    known: { person: known, row: rows.find(({ personId }) => personId === known.id) },
  };
}

/** The context from both load rounds. */
export function toMatchContext(
  known: Parameters<typeof toLinkContext>[0] & KnownMatches & { readonly upstream: StoredPerson | undefined },
  actor: Actor,
  now: number,
): MatchContext | undefined {
  const context = toLinkContext(known, actor, now);
  return context && { ...context, match: matchOf(known.upstream, known) };
}

const othersDecide: Reason = { code: "request.forbidden", remedy: "ask-an-admin" };

/** Another admin decides whether an arrived person is the caller, who would gain by it (P62). */
const nobodyMergesThemselves = guard<MatchContext>(
  "no one merges themselves",
  ({ actor, match }) => match?.known.person.id !== actor.personId || othersDecide,
);

/** The rules for merging both people of a match (Q9, Q17). */
export const mergeMatchRules: readonly Rule<MatchContext>[] = [...manageLinkRules, nobodyMergesThemselves];
