import { collection, integer, nullable, type RowIn, text } from "../kernel/collection.ts";
import { get, list } from "../kernel/query.ts";

/**
 * What an external person signs in with, and what somebody whose portal is paused is told; a row where there is either.
 * Where they stand with it is on the person's own row.
 */
export const accounts = collection("accounts", {
  fields: {
    personId: text(),
    organizationId: text(),
    /** With its parameters; null where there is none. */
    passwordHash: nullable(text()),
    /** When they chose it: milliseconds since the epoch. */
    passwordAt: nullable(integer()),
    /** Wrong passwords in a row; from 100 on the right one opens nothing either, until it is reset by mail (Q54). */
    failures: integer(),
    /** The mail that carries the link to reset it which counts. */
    resetMailId: nullable(text()),
    resetHash: nullable(text()),
    resetUntil: nullable(integer()),
    /** What became of the mail with the temporary password, where it did not arrive. */
    mailProblem: nullable(text<"refused" | "gave-up">()),
    pauseReason: nullable(text()),
    /** The contact for the pause, if it is a person of the organization. */
    contactId: nullable(text()),
    /** The contact's name as given; null where it is the person's own. */
    contactName: nullable(text()),
    /** The contact's address, if no person of the organization has it. */
    contactAddress: nullable(text()),
  },
  key: ["personId"],
  indexes: { contact: ["contactId"] },
  references: { personId: "people" },
  // A pause outlives a merge (P45).
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

/** Somebody who is signed in to the portal by a password. What the cookie holds is kept as a hash. */
export const sessions = collection("sessions", {
  fields: {
    id: text(),
    personId: text(),
    createdAt: integer(),
    /** The last request, to the hour. */
    seenAt: integer(),
    /** When it ends however much it is used. */
    expiresAt: integer(),
  },
  key: ["id"],
  indexes: { person: ["personId", "createdAt"], expiresAt: ["expiresAt"] },
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: "move", export: "view" }],
});

/** A row of sessions. */
export type Session = RowIn<typeof sessions>;

/** The most sessions that one person has; the oldest ends where there would be more. */
export const maxSessions = 20;
/** One session by what is kept of its token. */
export const sessionById = get(sessions);
/** The sessions of a person, oldest first. */
export const sessionsOf = (personId: string) => ofPerson({ equal: [personId], limit: maxSessions * 2 });
/** Sessions by when they end. */
export const sessionsByEnd = list(sessions, "expiresAt", 0);

const ofPerson = list(sessions, "person", 1);
