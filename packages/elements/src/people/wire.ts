import type { RollcallClient } from "@rollcall/core";

type PeopleClient = RollcallClient["people"];
type AccessClient = RollcallClient["access"];

/** What the list of people is asked for. */
export type PeopleInput = Parameters<PeopleClient["list"]>[0];

/** One page of the people of the organization. */
export type PeoplePage = Awaited<ReturnType<PeopleClient["list"]>>;

/** A row of the list, by the id of the person. */
export type ListedPerson = PeoplePage["rows"][number] & { readonly personId: string };

/** A person with what the caller may do to their account. */
export type JudgedPerson = Awaited<ReturnType<PeopleClient["get"]>>["person"];

/** A person as an operation answers with them. */
export type PersonView = Awaited<ReturnType<PeopleClient["create"]>>["person"];

/** Where a person stands, as the filter of A40 says it. */
export type PersonStatus = PersonView["status"];

/** Whether a person is of the organization or from outside (A3). */
export type Affiliation = PersonView["affiliation"];

/** The access of one person to the portal. */
export type AccessView = Awaited<ReturnType<AccessClient["get"]>>["access"];

/** What people call somebody: the name, or the address until there is one. */
export const nameOf = ({ name, email }: Pick<PersonView, "name" | "email">): string => name || email;

/** Somebody of the host's directory; `personId` where they are known here already. */
export type DirectoryRow = Awaited<ReturnType<PeopleClient["listDirectory"]>>["rows"][number];
