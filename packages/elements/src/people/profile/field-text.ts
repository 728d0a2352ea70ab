import type { ProfileFieldView, ProfileView } from "@rollcall/core";
import type { Words } from "../../ui/host/panel-host.ts";
import { weekdayName } from "../../availability/my-availability/month.ts";
import { timesIn } from "../../ui/text/times.ts";
import { digitsOf, type FieldValue, type Money, toMoney } from "./field-codec.ts";
import type { ProfileKey } from "./profile.en.ts";

/** A person named in a value. */
export type MentionedPerson = ProfileView["mentioned"][number];

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

/** A value as formatted text. `mentioned` lists the people that it names. */
export function valueText(
  words: FieldWords,
  field: FieldType,
  value: FieldValue,
  mentioned?: readonly MentionedPerson[],
): string {
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
      return listText(words, value as readonly unknown[], mentioned);
    default:
      return typeof value === "object" ? JSON.stringify(value) : String(value);
  }
}

const listText = (words: FieldWords, items: readonly unknown[], mentioned?: readonly MentionedPerson[]): string =>
  new Intl.ListFormat(words.lang, { type: "unit" }).format(items.map((item) => itemText(words, item, mentioned)));

/** An entry of a list as formatted text. */
export function itemText(words: FieldWords, item: unknown, mentioned: readonly MentionedPerson[] = []): string {
  if (typeof item === "string") return item;
  const of = item as Partial<Record<string, string | number | null>>;
  if ("fromHours" in of) {
    const hours = new Intl.NumberFormat(words.lang).format(Number(of["fromHours"]));
    return words.text("value.tier", { hours, money: moneyText(words, toMoney(of)) });
  }
  if ("kind" in of) return restrictionText(words, item as Restriction, mentioned);
  const name = String(of["name"] ?? "");
  if (typeof of["rating"] === "number") return words.text("value.rated", { name, rating: of["rating"] });
  const { expiresOn } = of;
  return typeof expiresOn === "string" ? words.text("value.expires", { name, date: dateText(words, expiresOn) }) : name;
}

interface Restriction {
  readonly kind: string;
  readonly days?: readonly number[];
  readonly from?: string | null;
  readonly until?: string | null;
  readonly position?: string;
  readonly note?: string;
  readonly personId?: string;
}

function restrictionText(words: FieldWords, of: Restriction, mentioned: readonly MentionedPerson[]): string {
  const { kind, note, position = "", personId } = of;
  if (note !== undefined) return note;
  const name = mentioned.find(({ id }) => id === personId)?.name ?? words.text("field.someone");
  return words.text(`restriction.${kind}` as ProfileKey, { position, name, when: whenText(words, of) });
}

function whenText(words: FieldWords, { days = [], from = null, until = null }: Restriction): string {
  const list = new Intl.ListFormat(words.lang, { type: "unit" });
  const named = list.format(days.map((day) => weekdayName(words, day, "short")));
  const shown = days.length === 7 ? words.text("restriction.every-day") : named;
  if (from === null && until === null) return shown;
  const time = (text: string | null): string => timesIn(words, "UTC").text(`2024-01-01T${text ?? "00:00"}Z`, "clock");
  return `${shown}, ${time(from)}–${time(until)}`;
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
