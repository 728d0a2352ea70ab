import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { grant, guard, type Rule } from "../kernel/rule.ts";
import { oneTransactionCarriesAll, theErasedAreGone } from "./account-rules.ts";
import type { Email } from "./canonical-email.ts";
import type { Person } from "./collection.ts";
import { anAddressBelongsToOne, anAddressIsNeeded, strangersStayHidden, canManagePeople } from "./rules.ts";

/** What the rules on a new address judge. */
export interface AddressContext {
  readonly actor: Actor;
  readonly person: Person;
  /** Whoever else has the address already. */
  readonly there: Person | undefined;
  readonly email: Email | undefined;
  /** They are on more schedules than one transaction carries. */
  readonly tooMany: boolean;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const theHosts: Reason = { code: "request.forbidden", details: { fields: ["email"] } };

/** Whether mail to the new address reaches another mailbox than before (P16). */
export const isAnotherMailbox = ({ person, email }: Pick<AddressContext, "person" | "email">): boolean =>
  person.emailKey !== email?.key;

/** Schedulers and organization admins edit people (Q49). */
export const schedulersSetAddresses = grant<AddressContext>(
  "schedulers set addresses",
  ({ actor }) => canManagePeople(actor) || forbidden,
);

/** The address of a user of the host is the host's word (Q51). */
export const theHostSaysWhereItsUsersAre = guard<AddressContext>(
  "the host says where its users are",
  ({ person }) => person.affiliation === "external" || theHosts,
);

/** Who changes somebody's address, and when (Q49, Q51). */
export const addressRules: readonly Rule<AddressContext>[] = [
  strangersStayHidden,
  schedulersSetAddresses,
  theErasedAreGone,
  theHostSaysWhereItsUsersAre,
  anAddressIsNeeded,
  anAddressBelongsToOne,
  oneTransactionCarriesAll,
];
