import type { FieldValue, ProfileField } from "./profile-view.ts";

/** An amount in whole minor units, and its currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** How many digits of a currency stand behind the point; two where nobody knows the currency. */
export function digitsOf(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** An amount as it is typed: `1250` EUR is `12.50`. */
export const toMajor = ({ amount, currency }: Money): string => {
  const digits = digitsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
};

/** An amount that was typed, in minor units; NaN where it is no number. */
export const toMinor = (typed: string, currency: string): number => {
  const major = typed.trim() === "" ? Number.NaN : Number(typed.trim().replace(",", "."));
  return Math.round(major * 10 ** digitsOf(currency));
};

/** What a field holds, as the text that is edited. A list is its JSON, money is `12.50 EUR`; nothing is the empty text. */
export function toText({ kind, value }: Pick<ProfileField, "kind" | "value">): string {
  if (value === null) return "";
  if (kind === "list") return JSON.stringify(value);
  if (kind === "money") {
    const money = value as Money;
    return `${toMajor(money)} ${money.currency}`;
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The value of a text that was edited. What cannot be read is sent as it is, and the server says no. */
export function fromText(kind: ProfileField["kind"], text: string): FieldValue {
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

/** Amount and currency of a text that is edited. */
export function splitMoney(text: string): readonly [amount: string, currency: string] {
  const at = text.lastIndexOf(" ");
  return at < 0 ? [text, ""] : [text.slice(0, at).trim(), text.slice(at + 1).toUpperCase()];
}
