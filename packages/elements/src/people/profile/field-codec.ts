import type { ProfileFieldView } from "@rollcall/core";
import type { ProfileKey } from "./profile.en.ts";

/** The value of a field; `null` if empty. */
export type FieldValue = ProfileFieldView["value"];

/** An amount in minor units, with its currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** The amount in a list entry. */
export const toMoney = ({ amount, currency }: Partial<Record<string, string | number | null>>): Money => ({
  amount: Number(amount),
  currency: String(currency),
});

/** The number of decimals of a currency; two for an unknown currency. */
export function digitsOf(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** An amount as text: `1250` EUR is `12.50`. */
export const toMajor = ({ amount, currency }: Money): string => {
  const digits = digitsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
};

/** Parses an amount into minor units; NaN if it is not a number. */
export const toMinor = (typed: string, currency: string): number => {
  const major = typed.trim() === "" ? Number.NaN : Number(typed.trim().replace(",", "."));
  return Math.round(major * 10 ** digitsOf(currency));
};

/** The value of a field as editable text: lists as JSON, money as `12.50 EUR`, no value as empty text. */
export function toText({ kind, value }: Pick<ProfileFieldView, "kind" | "value">): string {
  if (value === null) return "";
  if (kind === "list") return JSON.stringify(value);
  if (kind === "money") {
    const money = value as Money;
    return `${toMajor(money)} ${money.currency}`;
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Parses edited text. Text that isn't a valid value is sent unchanged, for the server to refuse. */
export function fromText(kind: ProfileFieldView["kind"], text: string): FieldValue {
  const typed = text.trim();
  if (typed === "") return null;
  switch (kind) {
    case "number": {
      const number = Number(typed.replace(",", "."));
      return Number.isFinite(number) ? number : typed;
    }
    case "boolean":
      return typed === "true";
    case "list": {
      const items = JSON.parse(typed) as unknown[];
      return items.length === 0 ? null : (items as FieldValue);
    }
    case "money": {
      const [amount, currency] = splitMoney(text);
      if (amount === "") return null;
      const minor = toMinor(amount, currency);
      return Number.isFinite(minor) ? { amount: minor, currency } : typed;
    }
    default:
      return text;
  }
}

/** Splits edited money into amount and currency. */
export function splitMoney(text: string): readonly [amount: string, currency: string] {
  const at = text.lastIndexOf(" ");
  return at < 0 ? [text, ""] : [text.slice(0, at).trim(), text.slice(at + 1).toUpperCase()];
}

/** An entry of a list: text, or values by column. */
export type ListItem = string | Readonly<Record<string, string | number | null>>;

/** A column of a list. */
export interface ListColumn {
  readonly key: string;
  readonly label: ProfileKey;
  readonly kind: "text" | "number" | "amount" | "currency";
  readonly isRequired: boolean;
}

const column = (list: string, key: string, kind: ListColumn["kind"], isRequired = false): ListColumn => ({
  key,
  label: `column.${list}.${key}` as ProfileKey,
  kind,
  isRequired,
});

const columns: Readonly<Record<string, readonly ListColumn[]>> = {
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
export const toListText = (items: readonly unknown[]): string => (items.length === 0 ? "" : JSON.stringify(items));

/** A value of an entry as editable text. */
export function cellText(item: ListItem, { key, kind }: ListColumn): string {
  if (typeof item === "string") return item;
  const value = item[key] ?? "";
  return kind === "amount" && value !== "" ? toMajor(toMoney(item)) : String(value);
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
        case "text":
          return [key, value];
      }
    }),
  );
}
