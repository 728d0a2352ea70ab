import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import { erasedPeopleCantChange } from "./account-rules.ts";
import type { Email } from "../identity/canonical-email.ts";
import type { Person } from "./collection.ts";
import { anAddressBelongsToOne, anAddressIsNeeded, strangersStayHidden, canManagePeople } from "./rules.ts";

/** The context of the rules on a new address. */
export interface AddressContext {
  readonly actor: Actor;
  readonly person: Person;
  /** Another person who already has the address. */
  readonly there: Person | undefined;
  readonly email: Email | undefined;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const theHosts: Reason = { code: "request.forbidden", details: { fields: ["email"] } };

/** Whether the new address is a different mailbox (P16). */
export const isAnotherMailbox = ({ person, email }: Pick<AddressContext, "person" | "email">): boolean =>
  person.emailKey !== email?.key;

/** Schedulers and organization admins edit people (Q49). */
export const schedulersSetAddresses = grant<AddressContext>(
  "schedulers set addresses",
  ({ actor }) => canManagePeople(actor) || forbidden,
);

/** The host manages the addresses of its users (Q51). */
export const theHostManagesItsUsersAddresses = guard<AddressContext>(
  "the host manages its users' addresses",
  ({ person }) => person.affiliation === "external" || theHosts,
);

/** The rules for changing an address (Q49, Q51). */
export const addressRules: readonly Rule<AddressContext>[] = [
  strangersStayHidden,
  schedulersSetAddresses,
  erasedPeopleCantChange,
  theHostManagesItsUsersAddresses,
  anAddressIsNeeded,
  anAddressBelongsToOne,
];
