import type { ProfileKey } from "./profile.en.ts";
import { type Money, toMajor, toMinor } from "./field-codec.ts";

/** One entry of a list: a word, or values by name. */
export type ListItem = string | Readonly<Record<string, string | number | null>>;

/** One value of an entry, and how it is asked for. */
export interface ListColumn {
  readonly key: string;
  readonly label: ProfileKey;
  readonly kind: "text" | "number" | "date" | "rating" | "amount" | "currency";
  readonly isNeeded: boolean;
}

const column = (list: string, key: string, kind: ListColumn["kind"], isNeeded = false): ListColumn => ({
  key,
  label: `column.${list}.${key}` as ProfileKey,
  kind,
  isNeeded,
});

const columns: Readonly<Record<string, readonly ListColumn[]>> = {
  skills: [column("skills", "name", "text", true), column("skills", "rating", "rating")],
  certifications: [column("certifications", "name", "text", true), column("certifications", "expiresOn", "date")],
  restrictions: [column("restrictions", "kind", "text", true), column("restrictions", "note", "text")],
  payTiers: [
    column("payTiers", "fromHours", "number", true),
    column("payTiers", "amount", "amount", true),
    column("payTiers", "currency", "currency", true),
  ],
};

const words: readonly ListColumn[] = [{ key: "", label: "column.item", kind: "text", isNeeded: true }];

/** The columns of a list; a list of the host's is of words. */
export const columnsOf = (field: string, isHosts: boolean): readonly ListColumn[] =>
  (isHosts ? undefined : columns[field]) ?? words;

/** The entries of a text that is edited. */
export const itemsOf = (text: string): readonly ListItem[] =>
  text === "" ? [] : (JSON.parse(text) as readonly ListItem[]);

/** The text of entries. */
export const toListText = (items: readonly ListItem[]): string => (items.length === 0 ? "" : JSON.stringify(items));

/** What stands in one value of an entry, as it is typed. */
export function cellText(item: ListItem, { key, kind }: ListColumn): string {
  if (typeof item === "string") return item;
  const value = item[key] ?? "";
  return kind === "amount" && value !== "" ? toMajor(item as unknown as Money) : String(value);
}

/** An entry of what was typed, in the order of its columns. */
export function toItem(columns: readonly ListColumn[], typed: Readonly<Record<string, string>>): ListItem {
  const text = (key: string): string => (typed[key] ?? "").trim();
  if (columns === words) return text("");
  const currency = text("currency").toUpperCase();
  return Object.fromEntries(
    columns.map(({ key, kind }): [string, string | number | null] => {
      const said = text(key);
      switch (kind) {
        case "amount":
          return [key, toMinor(said, currency)];
        case "currency":
          return [key, currency];
        case "number":
          return [key, said === "" ? null : Number(said.replace(",", "."))];
        case "rating":
          return [key, said === "" ? null : Number(said)];
        case "date":
          return [key, said === "" ? null : said];
        case "text":
          return [key, said];
      }
    }),
  );
}
