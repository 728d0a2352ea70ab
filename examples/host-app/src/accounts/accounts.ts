import { randomUUID } from "node:crypto";
import type { DataFolder } from "../data-folder.ts";
import { hostFiles } from "../host-data.ts";
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

/** The host's accounts, kept in a file. A real host has a database and passwords. */
export function openAccounts(data: DataFolder): Accounts {
  const own = ((data.readJson(hostFiles.accounts) ?? []) as readonly Account[]).map(toVisitor);
  const colleagues = [...hostUsers, ...others]
    .filter(({ hostUserId }) => personas.every(({ identity }) => identity.hostUserId !== hostUserId))
    .map((identity): Visitor => ({ id: identity.hostUserId, label: "Colleague", identity }));
  const all = (): readonly Visitor[] => [...personas, ...colleagues, ...own];
  const byAddress = (address: string): Visitor | undefined =>
    all().find(({ identity }) => fold(identity.email) === fold(address));
  return {
    byId: (id) => personaOf(id) ?? all().find((visitor) => visitor.id === id),
    byAddress,
    all,
    signUp({ name, email }) {
      if (byAddress(email) !== undefined) return undefined;
      const visitor = toVisitor({ id: `account-${randomUUID()}`, name, email });
      own.push(visitor);
      data.write(hostFiles.accounts, JSON.stringify(own.map(toAccount), undefined, 2));
      return visitor;
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

const toAccount = ({ id, identity: { name, email } }: Visitor): Account => ({ id, name, email });
