import type { ReadUpstreamOutput } from "@rollcall/core";
import { nothing } from "lit";
import type { PeopleSource } from "../../members/member-import/import-source.ts";
import { checkPeople, type ImportedPerson } from "../../members/member-import/read-people.ts";

/** The people on another product's schedule, as a list to import. */
export class UpstreamPeople implements PeopleSource {
  readonly #people: readonly ImportedPerson[];

  constructor(people: ReadUpstreamOutput["people"]) {
    this.#people = checkPeople(
      people.map(({ name, address }, index) => ({ line: index + 1, name, address: address ?? "" })),
    );
  }

  people(): readonly ImportedPerson[] {
    return this.#people;
  }

  render(): typeof nothing {
    return nothing;
  }
}
