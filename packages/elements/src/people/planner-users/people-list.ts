import type { Decision } from "@rollcall/core/contract";
import type { ListPeopleInput, ListPeopleOutput, RollcallClient } from "@rollcall/core";
import { unlessRefused } from "../../messages/reason-words.ts";
import { PagedQueryController } from "../../ui/lists/paged-query-controller.ts";
import type { ListHost } from "../../ui/lists/virtual-rows.ts";
import type { QueryHost } from "../../ui/queries/query-controller.ts";

/** A row of the list. */
export type ListedPerson = ListPeopleOutput["rows"][number];

/** Search and filters (A38–A40). */
export type PeopleQuery = Pick<ListPeopleInput, "search" | "affiliation" | "status">;

/** The people of an organization, as far as they are loaded. */
export type PeopleList = PagedQueryController<ListedPerson, PeopleQuery, ListPeopleOutput>;

/** The element that shows the list. */
export interface PeopleHost extends QueryHost, ListHost {
  /** The topic of the organization's people, once known. */
  readonly topic: string | undefined;
}

/** The id of a row. */
export const keyOf = ({ id }: Pick<ListedPerson, "id">): string => id;

/** Loads the people of an organization, and keeps them up to date. */
export const createPeopleList = (host: PeopleHost): PeopleList =>
  new PagedQueryController<ListedPerson, PeopleQuery, ListPeopleOutput>(host, {
    key: () => "people",
    query: {},
    fetch: ({ people }, input, signal) => people.list(input, { signal }),
    rowsOf: ({ rows }) => rows,
    keyOf,
    topics: ({ number }) => (host.topic === undefined ? {} : { [host.topic]: number }),
  });

/** What the list needs in addition to its rows. */
export interface PeopleContext {
  readonly organizationId: string;
  readonly create: Decision;
  /** Whether the host has a directory that the caller may search. */
  readonly hasDirectory: boolean;
}

/** Loads the organization and what the caller may do. */
export async function loadContext(client: RollcallClient, signal: AbortSignal): Promise<PeopleContext> {
  // Sample input: the decision doesn't depend on it.
  const sample = { firstName: "A", lastName: "B", email: "a@b.invalid" };
  const [{ organization }, create, hasDirectory] = await Promise.all([
    client.organizations.get({}, { signal }),
    client.people.create.check(sample, { signal }),
    client.people.listDirectory.check({ search: "a" }, { signal }).then(({ allowed }) => allowed, unlessRefused),
  ]);
  return { organizationId: organization.id, create, hasDirectory: hasDirectory === true };
}
