import { z } from "zod";
import { reportFieldTypes, type ReportField } from "../contract/report-form.ts";
import { displayName, note } from "../kernel/values/fields.ts";

/** The maximum number of fields of a form, and of options of a field. */
const maxFields = 60;
const maxOptions = 50;

const field = z
  .strictObject({
    /** Its key among the answers. Stays the same in later versions of the form. */
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, "up to 40 lowercase letters, digits and hyphens")
      // Every object has this key.
      .refine((given) => given !== "constructor", "an id other than `constructor`"),
    label: displayName,
    help: note.default(""),
    type: z.enum(reportFieldTypes),
    required: z.boolean().default(false),
    /** For `choice` and `choices`. */
    options: z.array(displayName).min(1).max(maxOptions).optional(),
    /** The lowest number. */
    min: z.number().optional(),
    /** The highest number, the most characters of a text or the most photos. */
    max: z.number().optional(),
    /** Only asked if an earlier field has this answer, or has it among its choices. */
    when: z.strictObject({ field: z.string(), equals: z.union([displayName, z.boolean()]) }).optional(),
  })
  .superRefine((given, call) => {
    const { type, options, min, max } = given;
    const reject = (path: string, message: string) => {
      call.addIssue({ code: "custom", path: [path], message });
    };
    const isChoice = type === "choice" || type === "choices";
    if (isChoice !== (options !== undefined)) reject("options", "options, only for a choice");
    if (options !== undefined && new Set(options).size < options.length) reject("options", "each option once");
    if (min !== undefined && type !== "number") reject("min", "a minimum, only for a number");
    if (max !== undefined && !isMaximum(type, max)) reject("max", "a maximum that fits the type");
    if (min !== undefined && max !== undefined && min > max) reject("max", "at least the minimum");
  });

const maxima: Partial<Record<ReportField["type"], number>> = { text: 200, "long-text": 4000, photo: 10 };

function isMaximum(type: ReportField["type"], max: number): boolean {
  if (type === "number") return true;
  const most = maxima[type];
  return most !== undefined && Number.isInteger(max) && max >= 1 && max <= most;
}

/** The fields of a form, in order. Conditions refer to earlier fields with a fixed set of answers. */
export const formFields = z
  .array(field)
  .min(1)
  .max(maxFields)
  .superRefine((fields, call) => {
    const earlier = new Map<string, z.output<typeof field>>();
    for (const [index, given] of fields.entries()) {
      const { id, when } = given;
      if (earlier.has(id)) call.addIssue({ code: "custom", path: [index, "id"], message: "each id once" });
      if (when !== undefined && !isPossible(earlier.get(when.field), when.equals))
        call.addIssue({ code: "custom", path: [index, "when"], message: "a possible answer to an earlier field" });
      earlier.set(id, given);
    }
  });

function isPossible(of: Pick<ReportField, "type" | "options"> | undefined, equals: string | boolean): boolean {
  if (of?.type === "yes-no") return typeof equals === "boolean";
  return typeof equals === "string" && (of?.options?.includes(equals) ?? false);
}
