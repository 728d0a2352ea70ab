import type { ProfileFieldView } from "@rollcall/core";
import type { Words } from "../../ui/panel-host.ts";
import { timesIn } from "../../ui/times.ts";
import { digitsOf, type FieldValue, type Money, toMoney } from "./field-codec.ts";
import type { ProfileKey } from "./profile.en.ts";

type FieldWords = Words<ProfileKey>;
type FieldType = Pick<ProfileFieldView, "name" | "kind" | "label">;

/** The label of a field: from the host, the messages, or else its name. */
export function labelOf(words: FieldWords, { name, label }: Pick<FieldType, "name" | "label">): string {
  const key = `field.${name}`;
  return label ?? (words.has(key) ? words.text(key as ProfileKey) : name);
}

/** The label of a choice; a host's choices are their own labels. */
export function choiceText(words: FieldWords, { name, label }: FieldType, choice: string): string {
  const key = `choice.${name}.${choice}`;
  return label === null && words.has(key) ? words.text(key as ProfileKey) : choice;
}

/** A value as formatted text. */
export function valueText(words: FieldWords, field: FieldType, value: FieldValue): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return words.text("value.nothing");
  switch (field.kind) {
    case "number":
      return new Intl.NumberFormat(words.lang).format(value as number);
    case "money":
      return moneyText(words, value as Money);
    case "date":
      return dateText(words, value as string);
    case "boolean":
      return words.text(value === true ? "choice.yes" : "choice.no");
    case "choice":
      return choiceText(words, field, value as string);
    case "list":
      return listText(words, value as readonly unknown[]);
    default:
      return typeof value === "object" ? JSON.stringify(value) : String(value);
  }
}

const listText = (words: FieldWords, items: readonly unknown[]): string =>
  new Intl.ListFormat(words.lang, { type: "unit" }).format(items.map((item) => itemText(words, item)));

/** An entry of a list as formatted text. */
export function itemText(words: FieldWords, item: unknown): string {
  if (typeof item === "string") return item;
  const of = item as Partial<Record<string, string | number | null>>;
  if ("fromHours" in of) {
    const hours = new Intl.NumberFormat(words.lang).format(Number(of["fromHours"]));
    return words.text("value.tier", { hours, money: moneyText(words, toMoney(of)) });
  }
  if ("kind" in of) {
    const [kind, note] = [String(of["kind"]), String(of["note"] ?? "")];
    return note === "" ? kind : words.text("value.restriction", { kind, note });
  }
  const name = String(of["name"] ?? "");
  if (typeof of["rating"] === "number") return words.text("value.rated", { name, rating: of["rating"] });
  const { expiresOn } = of;
  return typeof expiresOn === "string" ? words.text("value.expires", { name, date: dateText(words, expiresOn) }) : name;
}

function moneyText({ lang }: FieldWords, { amount, currency }: Money): string {
  const major = amount / 10 ** digitsOf(currency);
  try {
    return new Intl.NumberFormat(lang, { style: "currency", currency }).format(major);
  } catch {
    return `${major} ${currency}`;
  }
}

// `Date` reads a date without a time as UTC.
const dateText = (words: FieldWords, day: string): string => timesIn(words, "UTC").text(day, "date");
