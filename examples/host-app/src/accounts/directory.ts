import type { DirectoryEntry, HostDirectory } from "@rollcall/core";
import { organization, type Visitor } from "../personas.ts";
import type { Accounts } from "./accounts.ts";

/** The host's accounts as Rollcall's directory: whoever plans picks from them (A4). Without those whose mailbox nobody has proven. */
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

/** Letters without case and accents, as people type them. */
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
