import { id } from "../kernel/values/fields.ts";
import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import type { Actor } from "../identity/actor.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import type { Environment } from "../ports/environment.ts";
import { toToken } from "../secrets/token.ts";
import { type CalendarLink, linksOf, maxLinks } from "./collection.ts";

/** The context of decisions about one's own calendar links. */
export interface OwnLinksContext {
  readonly actor: Actor;
  readonly person: Person;
  readonly links: readonly CalendarLink[];
}

/** The key of a link. The person is always the caller (P42). */
export const linkKey = { linkId: id };

/** The first load round of every operation on one's own links. */
export const loadOwnLinks = (_input: unknown, { personId }: Actor) => ({
  person: personById(personId),
  links: linksOf(personId),
});

/** Creates the context from that round. */
export const toOwnLinks = (
  { person, links }: { readonly person: Person | undefined; readonly links: readonly CalendarLink[] },
  _input: unknown,
  actor: Actor,
): OwnLinksContext | undefined => person && { actor, person, links };

/** The link an operation acts on. Links of other people are treated as missing. */
export const ownLink = (
  { links }: { readonly links: readonly CalendarLink[] },
  { linkId }: { readonly linkId: string },
): CalendarLink | undefined => links.find((link) => link.id === linkId);

/** The rules of every operation on one's own links. */
export const ownLinksRules: readonly Rule<OwnLinksContext>[] = [strangersStayHidden, peopleSeeThemselves];

/** A person has at most ten links. */
export const linksAreLimited = guard<OwnLinksContext>(
  "links are limited",
  ({ links }) => links.length < maxLinks || { code: "calendar-link.too-many", details: { most: maxLinks } },
);

/** A new secret for a link, of which only the hash is stored. */
export interface NewAddress {
  readonly path: string;
  readonly secretHash: string;
}

/** The purpose that the hashes of these secrets are bound to. */
export const linkPurpose = "calendar-link";

/** Creates a random address for a link (P52). */
export function newAddress({ secrets }: Pick<Environment, "secrets">, linkId: string): Awaitable<NewAddress> {
  const secret = secrets.random();
  return chain(secrets.hash(secret, linkPurpose, linkId), (secretHash) => ({
    path: `/calendar/${toToken(linkId, secret)}.ics`,
    secretHash,
  }));
}
