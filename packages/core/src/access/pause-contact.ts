import { toEmail } from "../people/canonical-email.ts";
import { type Person, personById } from "../people/collection.ts";
import type { Account, Contact } from "./collection.ts";

interface KnownAccount {
  readonly account: Account | undefined;
}

/** Who of here is the contact of a pause, where it is somebody of here. */
export const contactFacts = ({ account }: KnownAccount) => {
  const kept = account?.pauseContact;
  return { contact: personById(kept && "personId" in kept ? kept.personId : "") };
};

/** A person as a contact: as they are called now, and nobody once they are erased. */
const asContact = (person: Person | undefined): Contact | null =>
  person === undefined || person.state === "erased"
    ? null
    : { name: person.name === "" ? person.email : person.name, address: person.email };

/** Whom somebody whose portal is paused may write to. */
export function toContact({
  account,
  contact,
}: KnownAccount & { readonly contact: Person | undefined }): Contact | null {
  const kept = account?.pauseContact ?? null;
  return kept === null || "personId" in kept ? asContact(contact) : kept;
}

const isOneMailbox = (one: Contact, other: Contact): boolean =>
  toEmail(one.address)?.key === toEmail(other.address)?.key;

/** A contact as it is kept: of people of here, who they are and nothing that would outlive them (X8). */
export function keptContact(
  asked: Contact | undefined,
  known: readonly (Person | undefined)[],
): Account["pauseContact"] {
  const found = known.find((one) => {
    const said = asContact(one);
    return said !== null && (asked === undefined || (said.name === asked.name && isOneMailbox(said, asked)));
  });
  return found === undefined ? (asked ?? null) : { personId: found.id };
}
