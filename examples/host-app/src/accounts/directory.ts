import type { DirectoryEntry, HostDirectory } from "@rollcall/core";
import { organization, type Visitor } from "../personas.ts";
import type { Accounts } from "./accounts.ts";

/** Offers the host's accounts to planners as Rollcall's directory (A4), except those with an unverified mailbox. */
export const createDirectory = (accounts: Accounts): HostDirectory => {
  const listed = (organizationId: string): readonly Visitor[] =>
    organizationId === organization.organizationId
      ? accounts.all().filter(({ identity }) => identity.emailVerified)
      : [];
  return {
    async search(organizationId, words, limit) {
      const asked = fold(words).split(/\s+/).filter(Boolean);
      const fits = ({ identity: { name, email } }: Visitor): boolean =>
        asked.every((word) => fold(`${name} ${email}`).includes(word));
      return listed(organizationId).filter(fits).slice(0, limit).map(toEntry);
    },
    async get(organizationId, hostUserId) {
      const found = listed(organizationId).find(({ identity }) => identity.hostUserId === hostUserId);
      return found && toEntry(found);
    },
  };
};

const toEntry = ({ identity: { hostUserId, name, email } }: Visitor): DirectoryEntry => ({ hostUserId, name, email });

/** Removes case and accents for searching. */
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
