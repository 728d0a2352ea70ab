import type { ProfileFieldView } from "@rollcall/core";
import type { FieldValue } from "./profile-source.ts";

/** An amount in minor units, with its currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

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

/** Parses edited text. Text that is no valid value is sent unchanged, for the server to refuse. */
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
