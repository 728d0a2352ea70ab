import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant, guard } from "../kernel/operations/rule.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { hostIdentity } from "./host-identity.ts";
import {
  externalPeopleAreNotConverted,
  type Identity,
  type IdentityContext,
  recognised,
  recognitionFacts,
  deactivatedPeopleStayOut,
  recognitionEvents,
} from "./recognition.ts";

const invalid: Reason = { code: "person.email-invalid", remedy: "check-the-address" };

/** Any user the host identifies is accepted. */
const theHostKnowsItsUsers = grant<IdentityContext>("the host knows its users", () => true);

/** The host must provide a valid address. */
const theHostProvidesAnAddress = guard<IdentityContext>(
  "the host provides an address",
  ({ identity }) => toEmail(identity.email) !== undefined || invalid,
);

/**
 * Finds or creates the internal person of a host user (Q51): by the host's id, then by verified address (Q17), otherwise new.
 * Name, address and role follow the host. After the first request, the person is known, so their admin roles count (Q7).
 */
export const recognise = operation({
  name: "people.recognise",
  summary: "Finds or creates the internal person of a host user.",
  internal: true,
  input: hostIdentity,
  output: z.strictObject({ personId: id }),
  events: [...recognitionEvents],
  prepare: (identity: Identity) => ({ identity }),
  load: [recognitionFacts],
  context: ({ byHost, byEmail }, { identity }): IdentityContext => ({ identity, byHost, byEmail }),
  rules: [theHostKnowsItsUsers, theHostProvidesAnAddress, externalPeopleAreNotConverted, deactivatedPeopleStayOut],
  apply: ({ known, context }, _input, call) => {
    const { person, changes, journalEntries } = recognised(known, context, call);
    return { output: { personId: person.id }, changes, journalEntries };
  },
});
