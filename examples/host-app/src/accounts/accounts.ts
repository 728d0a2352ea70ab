import { randomUUID } from "node:crypto";
import { keep, keptJson } from "../kept-file.ts";
import { organization, personaOf, personas, type Visitor } from "../personas.ts";
import { hostUsers, others } from "../seed/staff.ts";

/** Somebody who made an account of their own. */
interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Everybody who can sign in to the host: the personas, their colleagues, and who signed up. */
export interface Accounts {
  /** By what the cookie says. */
  byId(id: string | undefined): Visitor | undefined;
  byAddress(address: string): Visitor | undefined;
  /** All of them, the personas first. */
  all(): readonly Visitor[];
  /** Makes an account; `undefined` where there is one of this address. */
  signUp(person: { readonly name: string; readonly email: string }): Visitor | undefined;
}

/** The host's accounts, kept in a file. A real host has a database and passwords. */
export function openAccounts(file: string): Accounts {
  const own = ((keptJson(file) ?? []) as readonly Account[]).map(toVisitor);
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
      keep(file, JSON.stringify(own.map(toAccount), undefined, 2));
      return visitor;
    },
  };
}

const fold = (address: string): string => address.trim().toLowerCase();

/** The host has no proof of the mailbox yet, and says so: the link in an invitation's mail is one (P02). */
const toVisitor = ({ id, name, email }: Account): Visitor => ({
  id,
  label: "Account",
  identity: { ...organization, hostUserId: id, name, email, emailVerified: false, organizationRole: "member" },
});

const toAccount = ({ id, identity: { name, email } }: Visitor): Account => ({ id, name, email });
