import type { Words } from "../../ui/panel-host.ts";
import { digitsOf, type Money } from "./field-codec.ts";
import type { FieldNameKey } from "./field-names.en.ts";
import type { FieldValue, ProfileField } from "./profile-view.ts";

type Worded = Words<FieldNameKey>;
type Known = Pick<ProfileField, "name" | "kind" | "label">;

/** What a field is called: by the host, or by the catalogue; its name where neither knows it. */
export function labelOf(words: Worded, { name, label }: Pick<Known, "name" | "label">): string {
  const key = `field.${name}`;
  return label ?? (words.has(key) ? words.text(key as FieldNameKey) : name);
}

/** What a choice is called; one of the host's is its own word. */
export function choiceWords(words: Worded, { name, label }: Known, choice: string): string {
  const key = `choice.${name}.${choice}`;
  return label === null && words.has(key) ? words.text(key as FieldNameKey) : choice;
}

/** A value as a person reads it. */
export function valueWords(words: Worded, field: Known, value: FieldValue): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return words.text("value.nothing");
  switch (field.kind) {
    case "number":
      return new Intl.NumberFormat(words.lang).format(value as number);
    case "money":
      return moneyWords(words, value as Money);
    case "date":
      return dayWords(words, value as string);
    case "boolean":
      return words.text(value === true ? "choice.yes" : "choice.no");
    case "choice":
      return choiceWords(words, field, value as string);
    case "list":
      return listWords(words, value as readonly unknown[]);
    default:
      return typeof value === "object" ? JSON.stringify(value) : String(value);
  }
}

const listWords = (words: Worded, items: readonly unknown[]): string =>
  new Intl.ListFormat(words.lang, { type: "unit" }).format(items.map((item) => itemWords(words, item)));

/** One entry of a list as a person reads it. */
export function itemWords(words: Worded, item: unknown): string {
  if (typeof item === "string") return item;
  const of = item as Partial<Record<string, string | number | null>>;
  if ("fromHours" in of) {
    const hours = new Intl.NumberFormat(words.lang).format(Number(of["fromHours"]));
    return words.text("value.tier", { hours, money: moneyWords(words, of as unknown as Money) });
  }
  if ("kind" in of) {
    const [kind, note] = [String(of["kind"]), String(of["note"] ?? "")];
    return note === "" ? kind : words.text("value.restriction", { kind, note });
  }
  const name = String(of["name"] ?? "");
  if (typeof of["rating"] === "number") return words.text("value.rated", { name, rating: of["rating"] });
  const { expiresOn } = of;
  return typeof expiresOn === "string" ? words.text("value.expires", { name, date: dayWords(words, expiresOn) }) : name;
}

/** An instant as a person reads it. */
export const instantWords = (words: Pick<Worded, "lang">, at: string): string =>
  new Intl.DateTimeFormat(words.lang, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));

function moneyWords({ lang }: Worded, { amount, currency }: Money): string {
  const major = amount / 10 ** digitsOf(currency);
  try {
    return new Intl.NumberFormat(lang, { style: "currency", currency }).format(major);
  } catch {
    return `${major} ${currency}`;
  }
}

const dayWords = ({ lang }: Worded, day: string): string =>
  new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
