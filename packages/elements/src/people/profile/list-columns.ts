import type { ProfileKey } from "./profile.en.ts";
import { type Money, toMajor, toMinor } from "./field-codec.ts";

/** An entry of a list: text, or values by column. */
export type ListItem = string | Readonly<Record<string, string | number | null>>;

/** A column of a list. */
export interface ListColumn {
  readonly key: string;
  readonly label: ProfileKey;
  readonly kind: "text" | "number" | "date" | "rating" | "amount" | "currency";
  readonly isRequired: boolean;
}

const column = (list: string, key: string, kind: ListColumn["kind"], isRequired = false): ListColumn => ({
  key,
  label: `column.${list}.${key}` as ProfileKey,
  kind,
  isRequired,
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

const textOnly: readonly ListColumn[] = [{ key: "", label: "column.item", kind: "text", isRequired: true }];

/** The columns of a list; a host's own list has one text column. */
export const columnsOf = (field: string, isHosts: boolean): readonly ListColumn[] =>
  (isHosts ? undefined : columns[field]) ?? textOnly;

/** Parses the edited text of a list. */
export const itemsOf = (text: string): readonly ListItem[] =>
  text === "" ? [] : (JSON.parse(text) as readonly ListItem[]);

/** The edited text of entries. */
export const toListText = (items: readonly ListItem[]): string => (items.length === 0 ? "" : JSON.stringify(items));

/** A value of an entry as editable text. */
export function cellText(item: ListItem, { key, kind }: ListColumn): string {
  if (typeof item === "string") return item;
  const value = item[key] ?? "";
  return kind === "amount" && value !== "" ? toMajor(item as unknown as Money) : String(value);
}

/** Parses the input of an entry, in the order of its columns. */
export function toItem(columns: readonly ListColumn[], typed: Readonly<Record<string, string>>): ListItem {
  const text = (key: string): string => (typed[key] ?? "").trim();
  if (columns === textOnly) return text("");
  const currency = text("currency").toUpperCase();
  return Object.fromEntries(
    columns.map(({ key, kind }): [string, string | number | null] => {
      const value = text(key);
      switch (kind) {
        case "amount":
          return [key, toMinor(value, currency)];
        case "currency":
          return [key, currency];
        case "number":
          return [key, value === "" ? null : Number(value.replace(",", "."))];
        case "rating":
          return [key, value === "" ? null : Number(value)];
        case "date":
          return [key, value === "" ? null : value];
        case "text":
          return [key, value];
      }
    }),
  );
}
