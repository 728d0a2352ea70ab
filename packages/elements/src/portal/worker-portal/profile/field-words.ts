import { valueWords } from "../../../people/profile/field-words.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { FieldValue, OwnField } from "../portal-wire.ts";
import type { ProfileKey } from "./profile-messages.en.ts";

type Named = Pick<OwnField, "name" | "kind" | "label">;

/** What is measured in something. */
const units: Readonly<Record<string, "hour" | "day">> = { weeklyHours: "hour", restHours: "hour", mostDays: "day" };

/** What stands in a field, as whose it is reads it: with its unit; empty for nothing. */
export function fieldWords(words: Words<ProfileKey>, field: Named, value: FieldValue): string {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return "";
  const unit = field.label === null ? units[field.name] : undefined;
  if (unit === undefined || typeof value !== "number") return valueWords(words, field, value);
  return new Intl.NumberFormat(words.lang, { style: "unit", unit, unitDisplay: "long" }).format(value);
}
