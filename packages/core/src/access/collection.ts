import { collection, integer, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, list } from "../kernel/store/query.ts";
import { failureFields } from "./failure-count.ts";

/**
 * The credentials of an external person, and what a paused person is shown. The row exists if there is either.
 * The resulting status is on the person's own row.
 */
export const accounts = collection("accounts", {
  fields: {
    personId: text(),
    organizationId: text(),
    /** Includes its parameters; null if there is none. */
    passwordHash: nullable(text()),
    /** When the person chose it: milliseconds since the epoch. */
    passwordAt: nullable(integer()),
    /** Wrong passwords from browsers that aren't trusted devices (Q54, Q58). */
    ...failureFields,
    /** When the allowance of reset emails for these browsers is full again: milliseconds since the epoch. */
    resetsFullAt: nullable(integer()),
    /** The email with the valid password reset link. */
    resetMailId: nullable(text()),
    resetHash: nullable(text()),
    resetUntil: nullable(integer()),
    /** Why the email with the temporary password wasn't delivered; null if it was. */
    mailProblem: nullable(text<"refused" | "gave-up">()),
    pauseReason: nullable(text()),
    /** The contact during the pause, if it is a person of the organization. */
    contactId: nullable(text()),
    /** The contact's name as entered; null if it is the person's own name. */
    contactName: nullable(text()),
    /** The contact's address, if no person of the organization has it. */
    contactAddress: nullable(text()),
  },
  key: ["personId"],
  indexes: { contact: ["contactId"] },
  references: { personId: "people" },
  // A pause survives a merge (P45).
  personal: [
    {
      subject: "personId",
      erase: "remove",
      merge: (from, into, context) => {
        if (into === undefined) return { row: { ...from, personId: context.into } };
        const { pauseReason, contactId, contactName, contactAddress } = from.pauseReason === null ? into : from;
        return { row: { ...into, pauseReason, contactId, contactName, contactAddress } };
      },
      export: "view",
    },
    {
      subject: "contactId",
      erase: { set: { contactId: null, contactName: null } },
      merge: "move",
      export: "none",
    },
  ],
});

/** A row of accounts. */
export type Account = RowIn<typeof accounts>;

/** The account of a person. */
export const accountOf = get(accounts);

/** A person's sign-in to the portal. Only a hash of the cookie's value is stored. */
export const sessions = collection("sessions", {
  fields: {
    id: text(),
    personId: text(),
    createdAt: integer(),
    /** The last request, to the hour. */
    seenAt: integer(),
    /** When it ends regardless of use. */
    expiresAt: integer(),
  },
  key: ["id"],
  indexes: { person: ["personId", "createdAt"], expiresAt: ["expiresAt"] },
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: "move", export: "view" }],
});

/** A row of sessions. */
export type Session = RowIn<typeof sessions>;

/**
 * A browser in which a person has signed in before (Q58). Only a hash of the cookie's value is stored. It doesn't sign anyone in: it
 * only separates the person's own wrong passwords from those of strangers.
 */
export const trustedDevices = collection("trusted_devices", {
  fields: {
    id: text(),
    personId: text(),
    createdAt: integer(),
    expiresAt: integer(),
    ...failureFields,
    /** When this device's allowance of reset emails is full again: milliseconds since the epoch. */
    resetsFullAt: nullable(integer()),
  },
  key: ["id"],
  indexes: { person: ["personId", "expiresAt"], expiresAt: ["expiresAt"] },
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: "move", export: ["createdAt", "expiresAt"] }],
});

/** A row of trusted devices. */
export type TrustedDevice = RowIn<typeof trustedDevices>;

/** The maximum number of trusted devices of one person. */
export const maxDevices = 20;
/** One trusted device by the hash of its token. */
export const deviceById = get(trustedDevices);
/** The trusted devices of a person, the least recently used first. */
export const devicesOf = (personId: string) => devicesOfPerson({ equal: [personId], limit: maxDevices * 2 });
/** Trusted devices by when they expire. */
export const devicesByEnd = list(trustedDevices, "expiresAt", 0);

const devicesOfPerson = list(trustedDevices, "person", 1);

/** The maximum number of sessions of one person. Opening another ends the oldest. */
export const maxSessions = 20;
/** One session by the hash of its token. */
export const sessionById = get(sessions);
/** The sessions of a person, oldest first. */
export const sessionsOf = (personId: string) => ofPerson({ equal: [personId], limit: maxSessions * 2 });
/** Sessions by their end. */
export const sessionsByEnd = list(sessions, "expiresAt", 0);

const ofPerson = list(sessions, "person", 1);
