import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import type { Environment } from "../ports/environment.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { queryDirectory, directoryRules, type DirectoryContext } from "./directory-entries.ts";
import {
  externalPeopleAreNotConverted,
  type Identity,
  type IdentityContext,
  recognised,
  recognitionFacts,
  deactivatedPeopleStayOut,
  recognitionEvents,
} from "./recognition.ts";
import { canManagePeople } from "./rules.ts";
import { personView, toPersonView } from "./view.ts";

const input = z.strictObject({ hostUserId: id });

type AdoptContext = DirectoryContext & IdentityContext;

const notFound: Reason = { code: "request.not-found" };
const invalid: Reason = { code: "person.email-invalid" };

/** The directory must list the user with a valid address. */
const theDirectoryListsThem = guard<AdoptContext>("the directory lists them", ({ actor, identity }) => {
  if (!canManagePeople(actor)) return true;
  return identity.hostUserId === "" ? notFound : toEmail(identity.email) !== undefined || invalid;
});

const adoptRules: readonly Rule<AdoptContext>[] = [
  ...directoryRules,
  theDirectoryListsThem,
  externalPeopleAreNotConverted,
  deactivatedPeopleStayOut,
];

/** A directory entry as a host identity; `undefined` if the directory doesn't list the user. */
async function askDirectory({ hostUserId }: z.output<typeof input>, actor: Actor, { directory }: Environment) {
  const hasDirectory = directory !== undefined;
  const mayAsk = hasDirectory && canManagePeople(actor);
  const [entry] = mayAsk
    ? await queryDirectory(async () => [await directory.get(actor.organizationId, hostUserId)])
    : [];
  const listed = entry?.hostUserId === hostUserId ? entry : { hostUserId: "", name: "", email: "" };
  const { organizationId } = actor;
  const identity: Identity = { ...listed, organizationId, emailVerified: true, organizationRole: "member" };
  return { hasDirectory, identity };
}

/**
 * Adds a user from the host's directory before their first request, so that they can be scheduled (A4, Q51). Since the directory lists
 * them, they are known to the host. If they were added by address before, their role becomes active (Q7). Has no effect on a person who
 * already exists.
 * @throws {RollcallError} `request.forbidden` (also without a directory), `request.not-found` (no user with this id in it),
 *   `person.email-invalid`, `person.external-address`, `person.deactivated`, `upstream.unavailable`
 */
export const adoptPerson = operation({
  name: "people.adopt",
  summary: "Adds a user from the host's directory, so that they can be scheduled.",
  input,
  output: z.strictObject({ person: personView }),
  events: [...recognitionEvents],
  prepare: askDirectory,
  load: [recognitionFacts],
  context: ({ byHost, byEmail }, asked, actor): AdoptContext => ({ actor, ...asked, byHost, byEmail }),
  rules: adoptRules,
  apply: ({ known, context }, _input, call) => {
    if (context.byHost !== undefined) return { output: { person: toPersonView(context.byHost) } };
    const { person, changes, journalEntries } = recognised(known, context, call);
    return { output: { person: toPersonView(person) }, changes, journalEntries };
  },
});
