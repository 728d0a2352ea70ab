import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { guard, type Rule } from "../kernel/rule.ts";
import type { Environment } from "../ports/environment.ts";
import { toEmail } from "./canonical-email.ts";
import { askHost, directoryRules, type DirectoryContext } from "./directory-entries.ts";
import {
  externalPeopleAreNotConverted,
  type Identity,
  type IdentityContext,
  recognised,
  recognitionLoad,
  theDeactivatedStayOut,
} from "./recognition.ts";
import { canManagePeople } from "./rules.ts";
import { personView, toPersonView } from "./view.ts";

const input = z.strictObject({ hostUserId: id });

type AdoptContext = DirectoryContext & IdentityContext;

const notFound: Reason = { code: "request.not-found" };
const invalid: Reason = { code: "person.email-invalid" };

/** Only whom the directory lists, with an address that is one. */
const theDirectoryListsThem = guard<AdoptContext>("the directory lists them", ({ actor, identity }) => {
  if (!canManagePeople(actor)) return true;
  return identity.hostUserId === "" ? notFound : toEmail(identity.email) !== undefined || invalid;
});

const adoptRules: readonly Rule<AdoptContext>[] = [
  ...directoryRules,
  theDirectoryListsThem,
  externalPeopleAreNotConverted,
  theDeactivatedStayOut,
];

/** What the host's directory says of one user, as a host says it of whoever calls; of nobody where it lists none. */
async function askDirectory({ hostUserId }: z.output<typeof input>, actor: Actor, { directory }: Environment) {
  const hasDirectory = directory !== undefined;
  const mayAsk = hasDirectory && canManagePeople(actor);
  const [entry] = mayAsk ? await askHost(async () => [await directory.get(actor.organizationId, hostUserId)]) : [];
  const listed = entry?.hostUserId === hostUserId ? entry : { hostUserId: "", name: "", email: "" };
  const { organizationId } = actor;
  const identity: Identity = { ...listed, organizationId, emailVerified: true, organizationRole: "member" };
  return { hasDirectory, identity };
}

/**
 * Makes an existing user of the host schedulable, before they have ever called (A4, Q51): the directory names them, so they
 * are known, and where they have been added by their address before, their role counts from now on (Q7). Whoever is here
 * already stays who they are.
 * @throws {RollcallError} `request.forbidden`, `request.not-found` (no directory, or nobody of this id in it),
 *   `person.email-invalid`, `person.external-address`, `person.deactivated`, `upstream.unavailable`
 */
export const adoptPerson = operation({
  name: "people.adopt",
  summary: "Makes an existing user of the host schedulable.",
  input,
  output: z.strictObject({ person: personView }),
  prepare: askDirectory,
  load: recognitionLoad,
  context: ({ byHost, byEmail }, asked, actor): AdoptContext => ({ actor, ...asked, byHost, byEmail }),
  rules: adoptRules,
  apply: ({ known, context }, _input, call) => {
    if (context.byHost !== undefined) return { output: { person: toPersonView(context.byHost) } };
    const { person, changes, journalEntries } = recognised(known, context, call);
    return { output: { person: toPersonView(person) }, changes, journalEntries };
  },
});
