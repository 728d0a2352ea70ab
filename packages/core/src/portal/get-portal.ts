import { z } from "zod";
import { accountOf, type Account } from "../access/collection.ts";
import { contactFacts, toContact } from "../access/pause-contact.ts";
import { typesHeldBy } from "../certifications/collection.ts";
import { type Actor, affiliations, restrictions } from "../identity/actor.ts";
import { id } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { ownTopicOf, signalOf } from "../kernel/journal/signals.ts";
import { operation } from "../identity/operation.ts";
import { shiftsByKey } from "../shifts/collection.ts";
import { organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { noticesOf } from "../profiles/view.ts";
import { skillTypesHeldBy } from "../skills/collection.ts";
import { profileOf } from "../profiles/collection.ts";
import type { Environment } from "../ports/environment.ts";
import type { ToDoSource } from "../ports/to-do-source.ts";
import { cardsOf, portalCard } from "./cards.ts";
import { toDoFacts, toDosIn, toDoView } from "./to-dos.ts";
import { ownShift, toOwnShifts } from "./own-shift.ts";
import { nextOf, schedulesOf, upcoming, upcomingOf } from "./upcoming.ts";

const input = z.strictObject({});

/** Where users of the host change their password (Q38), the fields of profiles, and the sources of to-dos. */
const withSettings = (_input: z.output<typeof input>, _actor: unknown, { signIn, profile, toDos }: Environment) => ({
  passwordPage: signIn.hostPasswordUrl,
  leastPassword: signIn.leastPassword,
  settings: profile,
  sources: toDos,
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
    /** The current or next shift, if there is one. */
    nextShift: ownShift.nullable(),
    /** What the caller has to do, the most urgent first: at most 10. Empty while the portal is restricted. */
    toDos: z.array(toDoView).readonly(),
    /** Whether they signed in with a portal password and can sign out. */
    signedIn: z.boolean(),
    /** The minimum length of a password (Q47). */
    leastPassword: z.int(),
  }),
  prepare: withSettings,
  load: [
    ({ sources }, actor, now) => ({
      person: personById(actor.personId),
      account: accountOf(actor.personId),
      organization: organizationById(actor.organizationId),
      profile: profileOf(actor.personId),
      signal: signalOf(ownTopicOf(actor.personId)),
      skills: skillTypesHeldBy(actor.personId),
      certifications: typesHeldBy(actor.personId),
      ...upcomingOf(actor.restriction === undefined ? actor.personId : "", now),
      ...toDoFacts.first(openTo(actor, sources), actor.personId, now),
    }),
    (known, { sources }, actor, now) => ({
      ...contactFacts(known),
      ...schedulesOf(known.mine),
      ...toDoFacts.second(openTo(actor, sources), known, actor.personId, now),
    }),
    (known, { sources }, actor, now) => ({
      shifts: shiftsByKey(nextOf(known, now).map(({ scheduleId, shiftId }) => [scheduleId, shiftId])),
      ...toDoFacts.third(openTo(actor, sources), known, actor.personId, now),
    }),
  ],
  context: ({ person }, _input, actor) => ({ actor, person }),
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known, context: { actor }, row: person }, { passwordPage, leastPassword, settings, sources }, { now }) => {
    const { account, organization, profile } = known;
    const { affiliation } = person;
    const restriction = actor.restriction ?? null;
    const shifts = upcoming(known, now);
    const { toDos, counts } = toDosIn(openTo(actor, sources), known, now);
    const glance = {
      shifts,
      reports: counts.reports ?? 0,
      notices: noticesOf(profile, settings),
      skills: known.skills.length,
      certifications: { count: known.certifications.length, due: counts.certifications ?? 0 },
      password: passwordOf(person, account, passwordPage),
    };
    return {
      output: {
        person: { id: person.id, name: person.name, email: person.email, affiliation },
        topics: { [person.id]: person.number, [ownTopicOf(person.id)]: known.signal?.number ?? 0 },
        organization: { id: actor.organizationId, name: organization?.name ?? "" },
        restriction,
        pause: restriction === "portal.paused" ? pauseOf(person, known) : null,
        cards: restriction === null ? cardsOf(glance) : null,
        nextShift: toOwnShifts(nextOf(known, now), known, now)[0] ?? null,
        toDos,
        signedIn: actor.sessionId !== undefined,
        leastPassword,
      },
    };
  },
});

/** While the portal is restricted, nothing is read (P45). */
const openTo = ({ restriction }: Actor, sources: readonly ToDoSource[]): readonly ToDoSource[] =>
  restriction === undefined ? sources : [];

const pauseOf = ({ pausedUntil }: Person, known: Parameters<typeof toContact>[0]) => ({
  reason: known.account?.pauseReason ?? "",
  until: toInstant(pausedUntil),
  contact: toContact(known),
});

function passwordOf({ affiliation }: Person, account: Account | undefined, href: string | undefined) {
  if (affiliation === "external") return { at: account?.passwordAt ?? null };
  return href === undefined ? undefined : { href };
}
