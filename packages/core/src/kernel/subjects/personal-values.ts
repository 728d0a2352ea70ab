import { type Insert, insert } from "../store/change.ts";
import { boolean, collection, integer, json, nullable, type RowIn, text } from "../store/collection.ts";
import type { JournalEntry, PersonalChange } from "../operations/journal-entry.ts";
import { list } from "../store/query.ts";

/**
 * Personal values of journal rows, in separate rows. Sealing adds a salt and a digest, which the digest of the journal
 * row includes. Erasing deletes value and salt but not the digest: the chain stays valid, and the value can't be guessed.
 */
export const personalValues = collection("personal_values", {
  fields: {
    topic: text(),
    number: integer(),
    /** Its position among the values of the row, from 0. */
    place: integer(),
    personId: text(),
    field: text(),
    /** Null once erased. */
    value: nullable(json<Pick<PersonalChange, "before" | "after">>()),
    erased: boolean(),
    /** Null until sealed, and once erased. */
    salt: nullable(text()),
    /** Null until sealed. */
    digest: nullable(text()),
  },
  key: ["topic", "number", "place"],
  indexes: { person: ["personId", "erased"] },
  // The digest remains, so that seals stay valid. It includes the subject, so a merge can't move the row.
  personal: [
    {
      subject: "personId",
      where: { erased: false },
      erase: { set: { value: null, salt: null, erased: true } },
      merge: "erase",
      export: "view",
    },
  ],
});

/** A row of personal values. */
export type PersonalValue = RowIn<typeof personalValues>;

/** The personal values of a topic, in the order of its entries. */
export const personalValuesOfTopic = list(personalValues, "key", 1);

/** The rows for the personal values of a journal entry. */
export const personalInserts = ({ topic, number, personal = [] }: JournalEntry): Insert[] =>
  personal.map(({ personId, field, before, after }, place) =>
    insert(personalValues, {
      topic,
      number,
      place,
      personId,
      field,
      value: { before, after },
      erased: false,
      salt: null,
      digest: null,
    }),
  );
