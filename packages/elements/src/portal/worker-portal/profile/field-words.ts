import type { Words } from "../../../provider/rollcall-element.ts";
import { PortalTimes } from "../portal-times.ts";
import type { FieldValue, ListItem, OwnField } from "../portal-wire.ts";
import type { ProfileKey } from "./profile-messages.en.ts";

type Named = Pick<OwnField, "name" | "kind" | "label">;
type Money = Extract<FieldValue, { readonly amount: number }>;

/** What is measured in something. */
const units: Readonly<Record<string, "hour" | "day">> = { weeklyHours: "hour", restHours: "hour", mostDays: "day" };

/** What a field is called: the host's word, or ours for what is built in; its name where nobody has one. */
export const fieldLabel = (words: Words<ProfileKey>, { name, label }: Pick<OwnField, "name" | "label">): string => {
  const key = `profile.field.${name}`;
  return label ?? (words.has(key) ? words.text(key as ProfileKey) : name);
};

/** What stands in a field, as people read it; empty for nothing. */
export function fieldWords(words: Words<ProfileKey>, field: Named, value: FieldValue): string {
  if (value === null || value === "") return "";
  if (typeof value === "boolean") return words.text(value ? "profile.yes" : "profile.no");
  if (typeof value === "number") return numberWords(words, field, value);
  if (typeof value === "string") return textWords(words, field, value);
  if (!Array.isArray(value)) return moneyWords(words.lang, value);
  const items = value.map((item) => itemWords(words, item));
  return new Intl.ListFormat(words.lang, { type: "unit" }).format(items);
}

function numberWords({ lang }: Words<ProfileKey>, { name, label }: Named, value: number): string {
  const unit = label === null ? units[name] : undefined;
  if (unit === undefined) return new Intl.NumberFormat(lang).format(value);
  return new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" }).format(value);
}

function textWords(words: Words<ProfileKey>, { name, kind, label }: Named, value: string): string {
  if (kind === "date") return new PortalTimes(words.lang).date(Date.parse(value), "UTC");
  const key = `profile.choice.${name}.${value}`;
  return kind === "choice" && label === null && words.has(key) ? words.text(key as ProfileKey) : value;
}

function itemWords(words: Words<ProfileKey>, item: ListItem): string {
  if (typeof item === "string") return item;
  if ("fromHours" in item) {
    const from = new Intl.NumberFormat(words.lang, { style: "unit", unit: "hour" }).format(item.fromHours);
    return words.text("profile.tier", { from, money: moneyWords(words.lang, item) });
  }
  if (!("kind" in item)) return item.name;
  return item.note === "" ? item.kind : words.text("profile.restriction", { kind: item.kind, note: item.note });
}

/** An amount with its currency: minor units come in. */
export function moneyWords(lang: string, { amount, currency }: Money): string {
  const format = new Intl.NumberFormat(lang, { style: "currency", currency });
  return format.format(amount / 10 ** digitsOf(currency));
}

/** How many digits the minor units of a currency have. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
