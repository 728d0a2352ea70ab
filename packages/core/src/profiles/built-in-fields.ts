import { z } from "zod";
import { note, timeZone } from "../kernel/values/fields.ts";
import type { FieldKind, KnownField, ProfileGroup, WorkerAccess } from "../ports/profile-fields.ts";
import { canonicalJson } from "../kernel/values/canonical-json.ts";
import { colleaguesField, maxColleagues } from "./colleagues.ts";
import { colleague, distinct, money, namePart, payTier, phone, type ProfileValue, restriction } from "./values.ts";

type Shape = readonly [name: string, kind: FieldKind, schema: z.ZodType<ProfileValue>, choices?: readonly string[]];

const chosen = (name: string, choices: readonly [string, ...string[]]): Shape => [
  name,
  "choice",
  z.enum(choices, `one of ${choices.map((choice) => `\`${choice}\``).join(", ")}`),
  choices,
];

const hours = (most: number, expected: string) => z.number(expected).min(0, expected).max(most, expected);

/** The fields of the six groups, in display order (A11). */
const shapes: Readonly<Record<ProfileGroup, readonly Shape[]>> = {
  details: [
    ["firstName", "text", namePart],
    ["lastName", "text", namePart],
    ["nickname", "text", namePart],
    ["mobile", "phone", phone],
    ["address", "multiline", note],
    ["emergencyName", "text", namePart],
    ["emergencyPhone", "phone", phone],
    ["kinName", "text", namePart],
    ["kinPhone", "phone", phone],
    ["timeZone", "time-zone", timeZone],
  ],
  compensation: [
    chosen("payKind", ["simple", "tiered"]),
    ["payRate", "money", money],
    chosen("payUnit", ["hour", "shift", "day"]),
    ["payTiers", "list", distinct(payTier, 20, ({ fromHours }) => String(fromHours))],
  ],
  // Only fields of the host: skills and certifications are in their catalogs.
  skills: [],
  certifications: [],
  hours: [
    ["weeklyHours", "number", hours(168, "hours per week, 0 to 168")],
    ["restHours", "number", hours(168, "hours of rest, 0 to 168")],
    ["mostDays", "number", z.int("whole days in a row, 1 to 366").min(1).max(366)],
  ],
  restrictions: [
    ["restrictions", "list", distinct(restriction, 100, canonicalJson)],
    [colleaguesField, "list", distinct(colleague, maxColleagues, ({ personId }) => personId)],
  ],
};

/** Workers' access to built-in fields: they write their details; schedulers write the rest, parts of which workers read (Q32). */
const workers: Readonly<Record<ProfileGroup, WorkerAccess>> = {
  details: "write",
  compensation: "none",
  skills: "read",
  certifications: "read",
  hours: "read",
  restrictions: "none",
};

/** The built-in fields of every profile. */
export const builtInFields: readonly KnownField[] = Object.entries(shapes).flatMap(([name, fields]) => {
  const group = name as ProfileGroup;
  return fields.map(([name, kind, schema, choices]) => ({
    name,
    group,
    kind,
    label: null,
    choices,
    worker: workers[group],
    schema,
  }));
});
