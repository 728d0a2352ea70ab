import { type Change, insert, remove, update } from "../kernel/store/change.ts";
import { type Account, accounts, type Session, sessions, type TrustedDevice, trustedDevices } from "./collection.ts";
import { noFailures } from "./failure-count.ts";

const blank: Omit<Account, "personId" | "organizationId"> = {
  passwordHash: null,
  passwordAt: null,
  ...noFailures,
  resetsFullAt: null,
  resetMailId: null,
  resetHash: null,
  resetUntil: null,
  mailProblem: null,
  pauseReason: null,
  contactId: null,
  contactName: null,
  contactAddress: null,
};

interface Owner {
  readonly id: string;
  readonly organizationId: string;
}

/** An account without a password. */
export const newAccount = ({ id: personId, organizationId }: Owner): Account => ({
  personId,
  organizationId,
  ...blank,
});

/** A new password. Clears the failures and reset links of the previous one (P37). */
export const passwordFields = (passwordHash: string | null, passwordAt: number | null) => ({
  passwordHash,
  passwordAt,
  ...noFailures,
  resetMailId: null,
  resetHash: null,
  resetUntil: null,
});

/** No password. Invalidates the previous one along with its reset links (P28, P37). */
export const noPassword = { ...passwordFields(null, null), mailProblem: null };

/** Sets the given fields on a person's account, creating it if needed. */
export const setAccount = (owner: Owner, before: Account | undefined, set: Partial<Account>): Change =>
  before === undefined
    ? insert(accounts, { ...newAccount(owner), ...set })
    : update(accounts, [owner.id], set, { passwordHash: before.passwordHash });

interface SignIns {
  readonly sessions: readonly Session[];
  readonly devices: readonly TrustedDevice[];
}

/** Ends all sessions and trusted devices (P32, Q58). */
export const endSignIns = ({ sessions: open, devices }: SignIns): readonly Change[] => [
  ...open.map(({ id }) => remove(sessions, [id])),
  ...devices.map(({ id }) => remove(trustedDevices, [id])),
];
