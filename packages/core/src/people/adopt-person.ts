import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../kernel/actor.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { guard } from "../kernel/rule.ts";
import type { Outside } from "../ports/outside.ts";
import { type Email, givenEmail, toEmail } from "./canonical-email.ts";
import { type Person, personByEmail, personByHostUser } from "./collection.ts";
import { directoryRules, type DirectorySituation, toEntries } from "./directory-entries.ts";
import { introducePerson, movePerson } from "./head.ts";
import { newPerson } from "./new-person.ts";
import { peopleHeadOf, tellPeople } from "./people-topic.ts";
import { tendsPeople } from "./rules.ts";
import { personView, toPersonView } from "./view.ts";

const input = z.strictObject({ hostUserId: id });

interface AdoptSituation extends DirectorySituation {
  readonly isListed: boolean;
  readonly email: Email | undefined;
  readonly byEmail: Person | undefined;
}

const nobody: Reason = { code: "request.not-found" };
const invalid: Reason = { code: "person.email-invalid" };
const deactivated: Reason = { code: "person.deactivated" };
const external: Reason = { code: "person.external-address" };

/** Only whom the directory lists, with an address that is one. */
const theDirectoryListsThem = guard<AdoptSituation>("the directory lists them", ({ actor, isListed, email }) => {
  if (!tendsPeople(actor)) return true;
  return isListed ? email !== undefined || invalid : nobody;
});

/** An external person is never converted (Q51). */
const externalPeopleAreNotConverted = guard<AdoptSituation>(
  "external people are not adopted",
  ({ actor, byEmail }) => byEmail?.affiliation !== "external" || !tendsPeople(actor) || external,
);

/** Whoever is deactivated stays out, also by the address that the host has proven: another admin decides on that (Q49). */
const theDeactivatedStayOut = guard<AdoptSituation>(
  "the deactivated are not adopted",
  ({ actor, byEmail }) =>
    byEmail?.state !== "deactivated" || byEmail.hostUserId !== null || !tendsPeople(actor) || deactivated,
);

/** Asks the host's directory for one user. */
async function askDirectory({ hostUserId }: z.output<typeof input>, actor: Actor, { directory }: Outside) {
  const hasDirectory = directory !== undefined;
  const found = hasDirectory && tendsPeople(actor) ? await directory.get(actor.organizationId, hostUserId) : undefined;
  const [entry] = toEntries(found === undefined ? [] : [found]);
  return { hostUserId, hasDirectory, entry: entry?.hostUserId === hostUserId ? entry : undefined };
}

/**
 * Makes an existing user of the host schedulable, before they have ever called (A4, Q51): the directory names them, so they
 * are known (Q7). Whoever is here already stays who they are.
 * @throws {RollcallError} `request.forbidden`, `request.not-found` (no directory, or nobody of this id in it),
 *   `person.email-invalid`, `person.external-address`, `person.deactivated`
 */
export const adoptPerson = operation({
  name: "people.adopt",
  summary: "Makes an existing user of the host schedulable.",
  input,
  output: z.strictObject({ person: personView }),
  prepare: askDirectory,
  facts: ({ hostUserId, entry }, { organizationId }) => ({
    byHost: personByHostUser(organizationId, hostUserId),
    byEmail: personByEmail(organizationId, toEmail(entry?.email ?? "")?.key ?? ""),
    head: peopleHeadOf(organizationId),
  }),
  situation: ({ byHost, byEmail }, { hasDirectory, entry }, actor): AdoptSituation => ({
    actor,
    hasDirectory,
    isListed: entry !== undefined,
    email: toEmail(entry?.email ?? ""),
    byEmail: byHost === undefined ? byEmail : undefined,
  }),
  rules: [...directoryRules, theDirectoryListsThem, externalPeopleAreNotConverted, theDeactivatedStayOut],
  apply: ({ known: { byHost, byEmail, head } }, { entry, hostUserId }, context) => {
    const { now } = context;
    if (byHost !== undefined) return { output: { person: toPersonView(byHost) } };
    const free = byEmail?.hostUserId === null && byEmail.state === "active" ? byEmail : undefined;
    const email = givenEmail(toEmail(entry?.email ?? ""));
    const moved =
      free === undefined
        ? introducePerson(
            {
              ...newPerson({ email, name: entry?.name ?? "", affiliation: "internal" }, context),
              emailKey: byEmail === undefined ? email.key : null,
              hostUserId,
              known: true,
              organizationRole: "member",
            },
            now,
          )
        : movePerson(free, { hostUserId, known: true, copiesTo: "" }, changed(free.id), now);
    const told = tellPeople(context.actor.organizationId, head, moved.person.id);
    return {
      output: { person: toPersonView(moved.person) },
      changes: [told.change, moved.change],
      tells: [moved.tell, told.tell],
    };
  },
});

const changed = (personId: string) => ({ type: "person-changed", personId, fields: ["hostUserId", "known"] });
