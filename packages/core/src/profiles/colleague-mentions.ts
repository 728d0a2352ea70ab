import { type Change, insert, remove } from "../kernel/store/change.ts";
import { collection, type MergedRow, type RelatedChange, type RowIn, text } from "../kernel/store/collection.ts";
import { list } from "../kernel/store/query.ts";
import { profiles, type StoredField } from "./collection.ts";
import { fieldsWithout, maxColleagues } from "./colleagues.ts";

/**
 * Which profiles name which people as colleagues. Used to find these profiles when a person is erased or merged. A row may remain after a
 * merge has changed its profile.
 */
export const colleagueMentions = collection("colleague_mentions", {
  fields: { mentionedId: text(), personId: text() },
  key: ["mentionedId", "personId"],
  indexes: { person: ["personId"] },
  references: { mentionedId: "people", personId: "people" },
  personal: [
    { subject: "mentionedId", erase: (row) => profileWithout(row, null), merge: mergeMentions, export: "none" },
    { subject: "personId", erase: "remove", merge: "move", export: "none" },
  ],
});

/** A row of `colleague_mentions`. */
export type ColleagueMention = RowIn<typeof colleagueMentions>;

interface Mention {
  readonly mentionedId: string;
  readonly personId: string;
}

const profileWithout = ({ personId, mentionedId }: Mention, into: string | null): RelatedChange => ({
  collection: profiles,
  key: [personId],
  set: ({ fields }) => ({
    fields: fieldsWithout(fields as Readonly<Record<string, StoredField>>, personId, { person: mentionedId, into }),
  }),
});

function mergeMentions(
  from: Mention,
  _into: Mention | undefined,
  { into }: { readonly into: string },
): MergedRow<Mention> {
  return { row: { ...from, mentionedId: into }, related: [profileWithout(from, into)] };
}

const byPerson = list(colleagueMentions, "person", 1);

/** The mentions in the profile of a person. Merges can add to them. */
export const mentionsOf = (personId: string) => byPerson({ equal: [personId], limit: 2 * maxColleagues });

/** The writes that update a profile's mentions to its new value. */
export function mentionChanges(
  personId: string,
  before: readonly ColleagueMention[],
  after: readonly string[],
): readonly Change[] {
  const existing = new Set(before.map(({ mentionedId }) => mentionedId));
  return [
    ...before
      .filter(({ mentionedId }) => !after.includes(mentionedId))
      .map(({ mentionedId }) => remove(colleagueMentions, [mentionedId, personId])),
    ...after
      .filter((mentionedId) => !existing.has(mentionedId))
      .map((mentionedId) => insert(colleagueMentions, { mentionedId, personId })),
  ];
}
