import { z } from "zod";
import { accountOf, type Account } from "../access/collection.ts";
import { contactFacts, toContact } from "../access/pause-contact.ts";
import { affiliations, restrictions } from "../identity/actor.ts";
import { id } from "../kernel/fields.ts";
import { toInstant } from "../kernel/instant.ts";
import { ownTopicOf, signalOf } from "../kernel/signals.ts";
import { operation } from "../identity/operation.ts";
import { organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { glanceOf } from "../profiles/glance.ts";
import { profileOf } from "../profiles/collection.ts";
import type { Environment } from "../ports/environment.ts";
import { cardsOf, portalCard } from "./cards.ts";
import { schedulesOf, upcoming, upcomingOf } from "./upcoming.ts";

const input = z.strictObject({});

/** Where users of the host change their password, from the options (Q38). */
const withPasswordPage = (_input: z.output<typeof input>, _actor: unknown, { signIn, profile }: Environment) => ({
  passwordPage: signIn.hostPasswordUrl,
  leastPassword: signIn.leastPassword,
  settings: profile,
});

/**
 * Reads the caller's worker portal: their person and the dashboard cards (A44–A60), or the restriction. During a pause it
 * contains only the reason, the end and the contact (A32, X20).
 * @throws {RollcallError} `request.unauthenticated`
 */
export const getPortal = operation({
  name: "portal.get",
  summary: "Gets the caller's worker portal.",
  portal: true,
  allowedWhileRestricted: restrictions,
  input,
  output: z.strictObject({
    person: z.strictObject({
      id,
      name: z.string(),
      email: z.string(),
      affiliation: z.enum(affiliations),
    }),
    /** The topics of their person and of their shifts, with their sequence numbers, to follow from here on. */
    topics: z.record(id, z.int()),
    organization: z.strictObject({ id, name: z.string() }),
    restriction: z.enum(restrictions).nullable(),
    pause: z
      .strictObject({
        reason: z.string(),
        /** When it ends automatically: ISO 8601, UTC. */
        until: z.string().nullable(),
        contact: z.strictObject({ name: z.string(), address: z.string() }).nullable(),
      })
      .nullable(),
    cards: z.array(portalCard).readonly().nullable(),
    /** Whether they signed in with a portal password and can sign out. */
    signedIn: z.boolean(),
    /** The minimum length of a password (Q47). */
    leastPassword: z.int(),
  }),
  prepare: withPasswordPage,
  load: [
    (_input, actor, now) => ({
      person: personById(actor.personId),
      account: accountOf(actor.personId),
      organization: organizationById(actor.organizationId),
      profile: profileOf(actor.personId),
      signal: signalOf(ownTopicOf(actor.personId)),
      ...upcomingOf(actor.restriction === undefined ? actor.personId : "", now),
    }),
    (known) => ({ ...contactFacts(known), ...schedulesOf(known.mine) }),
  ],
  context: ({ person }, _input, actor) => ({ actor, person }),
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known, context: { actor }, row: person }, { passwordPage, leastPassword, settings }, { now }) => {
    const { account, organization, profile } = known;
    const { affiliation } = person;
    const restriction = actor.restriction ?? null;
    const shifts = upcoming(known, now);
    const { skills, certifications, notices } = glanceOf(profile, settings);
    const glance = { shifts, notices, skills, certifications, password: passwordOf(person, account, passwordPage) };
    return {
      output: {
        person: { id: person.id, name: person.name, email: person.email, affiliation },
        topics: { [person.id]: person.number, [ownTopicOf(person.id)]: known.signal?.number ?? 0 },
        organization: { id: actor.organizationId, name: organization?.name ?? "" },
        restriction,
        pause: restriction === "portal.paused" ? pauseOf(person, known) : null,
        cards: restriction === null ? cardsOf(glance) : null,
        signedIn: actor.sessionId !== undefined,
        leastPassword,
      },
    };
  },
});

const pauseOf = ({ pausedUntil }: Person, known: Parameters<typeof toContact>[0]) => ({
  reason: known.account?.pauseReason ?? "",
  until: toInstant(pausedUntil),
  contact: toContact(known),
});

function passwordOf({ affiliation }: Person, account: Account | undefined, href: string | undefined) {
  if (affiliation === "external") return { at: account?.passwordAt ?? null };
  return href === undefined ? undefined : { href };
}
