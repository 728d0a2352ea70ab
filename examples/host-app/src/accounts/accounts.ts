import { randomUUID } from "node:crypto";
import type { HostRecords } from "../host-records.ts";
import { organization, personaOf, personas, type Visitor } from "../personas.ts";
import { hostUsers, others } from "../seed/staff.ts";

/** An account created by sign-up. */
interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The accounts of the host: the personas, their colleagues and people who signed up. */
export interface Accounts {
  /** The account with the id in the cookie. */
  byId(id: string | undefined): Visitor | undefined;
  byAddress(address: string): Visitor | undefined;
  /** All accounts, the personas first. */
  all(): readonly Visitor[];
  /** Creates an account. Returns `undefined` if the address is taken. */
  signUp(person: { readonly name: string; readonly email: string }): Visitor | undefined;
}

/** The host's accounts. A real host has passwords. */
export function openAccounts(records: HostRecords): Accounts {
  const own = records.of<Account>("account");
  const colleagues = [...hostUsers, ...others]
    .filter(({ hostUserId }) => personas.every(({ identity }) => identity.hostUserId !== hostUserId))
    .map((identity): Visitor => ({ id: identity.hostUserId, label: "Colleague", identity }));
  const all = (): readonly Visitor[] => [...personas, ...colleagues, ...own.all().map(toVisitor)];
  const byAddress = (address: string): Visitor | undefined =>
    all().find(({ identity }) => fold(identity.email) === fold(address));
  return {
    byId: (id) => personaOf(id) ?? all().find((visitor) => visitor.id === id),
    byAddress,
    all,
    signUp({ name, email }) {
      if (byAddress(email) !== undefined) return undefined;
      const account = { id: `account-${randomUUID()}`, name, email };
      const isNew = own.update(fold(email), (found) => (found === undefined ? account : undefined));
      return isNew ? toVisitor(account) : undefined;
    },
  };
}

const fold = (address: string): string => address.trim().toLowerCase();

/** The mailbox isn't verified yet. The link in an invitation verifies it (P02). */
const toVisitor = ({ id, name, email }: Account): Visitor => ({
  id,
  label: "Account",
  identity: { ...organization, hostUserId: id, name, email, emailVerified: false, organizationRole: "member" },
});
