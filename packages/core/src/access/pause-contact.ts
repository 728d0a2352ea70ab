import { toEmail } from "../identity/canonical-email.ts";
import { type Person, personById } from "../people/collection.ts";
import type { Account } from "./collection.ts";

/** Who to contact while the portal is paused. */
interface Contact {
  readonly name: string;
  readonly address: string;
}

/** The contact as stored in an account. */
type PauseContact = Pick<Account, "contactId" | "contactName" | "contactAddress">;

/** No contact. */
export const noContact: PauseContact = { contactId: null, contactName: null, contactAddress: null };

interface KnownAccount {
  readonly account: Account | undefined;
}

/** The person who is the contact during a pause, if there is one. */
export const contactFacts = ({ account }: KnownAccount) => ({ contact: personById(account?.contactId ?? "") });

/** A person as a contact, with their current name; `undefined` once they are erased. */
const asContact = (person: Person | undefined): Contact | null =>
  person === undefined || person.state === "erased"
    ? null
    : { name: person.name === "" ? person.email : person.name, address: person.email };

/** Who to contact while the portal is paused. */
export function toContact({
  account,
  contact,
}: KnownAccount & { readonly contact: Person | undefined }): Contact | null {
  const { contactId, contactName, contactAddress } = account ?? noContact;
  const person = contactId === null ? null : asContact(contact);
  if (person !== null) return { ...person, name: contactName ?? person.name };
  return contactAddress === null ? null : { name: contactName ?? "", address: contactAddress };
}

const isSameMailbox = (one: Contact, other: Contact): boolean =>
  toEmail(one.address)?.key === toEmail(other.address)?.key;

/**
 * The contact to store. A person is stored by id, even if another name was given, so that no data is left after their erasure (X8).
 * @param asked the requested contact; defaults to the first known person
 * @param known people who may have that address
 */
export function toPauseContact(asked: Contact | undefined, known: readonly (Person | undefined)[]): PauseContact {
  for (const person of known) {
    const contact = asContact(person);
    if (person === undefined || contact === null) continue;
    if (asked !== undefined && !isSameMailbox(contact, asked)) continue;
    const isOwnName = asked === undefined || asked.name === contact.name;
    return { contactId: person.id, contactName: isOwnName ? null : asked.name, contactAddress: null };
  }
  return asked === undefined ? noContact : { contactId: null, contactName: asked.name, contactAddress: asked.address };
}
