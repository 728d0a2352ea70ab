import { toMajor, toMinor } from "../../../people/profile/field-codec.ts";
import type { FieldValue, OwnField } from "../portal-wire.ts";

/** What stands in the control of a field: text, or whether it is ticked. */
export function toTyped({ kind, value }: Pick<OwnField, "kind" | "value">): string | boolean {
  if (kind === "boolean") return value === true;
  if (value === null || typeof value === "boolean") return "";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string").join("\n");
  return `${toMajor(value)} ${value.currency}`;
}

/** What was typed as the value of a field; `undefined` where it is none. Nothing typed is nothing. */
export function fromTyped({ kind }: Pick<OwnField, "kind">, typed: string | boolean): FieldValue | undefined {
  if (typeof typed === "boolean") return typed;
  const text = typed.trim();
  if (text === "") return null;
  switch (kind) {
    case "number": {
      const number = Number(text.replace(",", "."));
      return Number.isFinite(number) ? number : undefined;
    }
    case "money":
      return toMoney(text);
    case "list":
      return text
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
    default:
      return text;
  }
}

function toMoney(text: string): FieldValue | undefined {
  const [, major, currency = ""] = /^(\d+(?:[.,]\d+)?)\s*([a-z]{3})$/i.exec(text) ?? [];
  if (major === undefined) return undefined;
  const code = currency.toUpperCase();
  return { amount: toMinor(major, code), currency: code };
}
