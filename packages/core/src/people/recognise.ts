import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant, guard } from "../kernel/rule.ts";
import { toEmail } from "./canonical-email.ts";
import { hostIdentity } from "./host-identity.ts";
import {
  externalPeopleAreNotConverted,
  type Identity,
  type IdentityContext,
  recognised,
  recognitionLoad,
  theDeactivatedStayOut,
} from "./recognition.ts";

const invalid: Reason = { code: "person.email-invalid", remedy: "check-the-address" };

/** The host's word is enough to be somebody here. */
const theHostKnowsItsUsers = grant<IdentityContext>("the host knows its users", () => true);

/** What the host says is an address. */
const theHostSaysAnAddress = guard<IdentityContext>(
  "the host says an address",
  ({ identity }) => toEmail(identity.email) !== undefined || invalid,
);

/**
 * Finds or makes the internal person behind a host's user (Q51): by the host's id, else by proven address (Q17), else new.
 * Name, address and role follow the host. From the first call on the person is known, so their admin roles count (Q7).
 */
export const recognise = operation({
  name: "people.recognise",
  summary: "Finds or makes the internal person behind a host's user.",
  internal: true,
  input: hostIdentity,
  output: z.strictObject({ personId: id }),
  prepare: (identity: Identity) => ({ identity }),
  load: recognitionLoad,
  context: ({ byHost, byEmail }, { identity }): IdentityContext => ({ identity, byHost, byEmail }),
  rules: [theHostKnowsItsUsers, theHostSaysAnAddress, externalPeopleAreNotConverted, theDeactivatedStayOut],
  apply: ({ known, context }, _input, call) => {
    const { person, changes, journalEntries } = recognised(known, context, call);
    return { output: { personId: person.id }, changes, journalEntries };
  },
});
