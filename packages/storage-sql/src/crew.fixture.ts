import {
  boolean,
  collection,
  get,
  insert,
  integer,
  list,
  type ListArguments,
  nullable,
  type Read,
  searchWords,
  text,
} from "@rollcall/core";

/** Ships and their crew. */
export const ships = collection("ships", { fields: { id: text(), crew: integer() }, key: ["id"] });

export const crew = collection("crew", {
  fields: {
    shipId: text(),
    personId: text(),
    name: text(),
    nameKey: text(),
    email: nullable(text()),
    rank: text(),
    aboard: boolean(),
  },
  key: ["shipId", "personId"],
  unique: { address: ["shipId", "email"] },
  indexes: {
    byName: ["shipId", "nameKey"],
    byRank: ["shipId", "rank", "nameKey"],
    byAboard: ["shipId", "aboard", "nameKey"],
    byEmail: ["shipId", "email"],
  },
  references: { shipId: "ships" },
  search: { fields: ["name", "email"], within: ["shipId"], order: ["nameKey", "personId"] },
});

export const shipById = get(ships);
export const sailorById = get(crew);
export const crewByName = list(crew, "byName", 1);
export const crewByRank = list(crew, "byRank", 2);
export const crewSortedByRank = list(crew, "byRank", 1);
export const crewByAboard = list(crew, "byAboard", 2);
export const crewByEmail = list(crew, "byEmail", 1);

/** A new row of the crew of ship `s1`. */
export const sailor = (personId: string, name: string, email: string | null = null) =>
  insert(crew, {
    shipId: "s1",
    personId,
    name,
    nameKey: searchWords(name).join(" "),
    email,
    rank: "hand",
    aboard: true,
  });

const bounds: readonly Partial<ListArguments>[] = [
  {},
  { after: ["bo", "p2"] },
  { from: "bo" },
  { after: ["bo", "p2"], from: "ann" },
  { skip: 2 },
];

/** Reads of every kind of list and search, in both directions and from every kind of position. */
export const everyKindOfList: readonly (readonly Read<unknown>[])[] = [false, true].flatMap((reverse) =>
  bounds.map((bound) => {
    const args = { limit: 5, reverse, ...bound };
    return [
      crewByName({ equal: ["s1"], ...args }),
      crewByName({ equal: ["s1"], ...args, filter: { rank: "hand", email: null } }),
      crewByRank({ equal: ["s1", "hand"], ...args }),
      crewSortedByRank({ equal: ["s1"], limit: 5, reverse, after: bound.after && ["hand", ...bound.after] }),
      crewByAboard({ equal: ["s1", true], ...args, filter: { rank: "hand" } }),
      crewByName({ equal: ["s1"], ...args, words: ["an"], filter: { aboard: true } }),
      crewByEmail({ equal: ["s1"], limit: 5, reverse, after: bound.after && ["1@x.example", "p1"] }),
      crewByEmail({ equal: ["s1"], limit: 5, reverse, after: bound.after && [null, "p1"] }),
      ...["a", "ann", "anne", "exam", "ann exam"].map((asked) =>
        crewByName({ equal: ["s1"], ...args, words: searchWords(asked) }),
      ),
    ];
  }),
);
