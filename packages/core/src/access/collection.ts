import { collection, integer, json, nullable, type RowIn, text } from "../kernel/collection.ts";
import { get, list } from "../kernel/query.ts";

/** Whom somebody whose portal is paused may write to. */
export interface Contact {
  readonly name: string;
  readonly address: string;
}

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
    /** Somebody of here is kept by their id, so that their name goes when they are erased. */
    pauseContact: nullable(json<Contact | { readonly personId: string }>()),
  },
  key: ["personId"],
  references: { personId: "people" },
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
