import { z } from "zod";
import { collection, integer, json, type RowIn, text } from "../kernel/store/collection.ts";
import { id } from "../kernel/values/fields.ts";
import { get, list } from "../kernel/store/query.ts";
import type { Series } from "./series.ts";

/** A shift of a template: its weekday from 1 (Monday) to 7, its wall-clock times, and its values. */
export interface TemplateShift
  extends
    Pick<Series, "kind" | "venue" | "position" | "notes" | "needs" | "slots" | "timeZone">,
    Pick<Series, "startTime" | "endTime" | "endDays"> {
  readonly weekday: number;
}

/** Week templates: the shifts of a week, without dates and people. */
export const templates = collection("week_templates", {
  fields: {
    scheduleId: text(),
    id: text(),
    name: text(),
    shifts: json<readonly TemplateShift[]>(),
    createdAt: integer(),
    createdBy: text(),
  },
  key: ["scheduleId", "id"],
  unique: { name: ["scheduleId", "name"] },
  references: { scheduleId: "schedules" },
  purgedWith: "scheduleId",
});

/** A row of `week_templates`. */
export type Template = RowIn<typeof templates>;

/** The maximum number of templates of a schedule. */
export const maxTemplates = 50;

/** Gets a template by schedule and id. */
export const templateByKey = get(templates);

/** The templates of a schedule. */
const byKey = list(templates, "key", 1);
export const templatesOf = (scheduleId: string) => byKey({ equal: [scheduleId], limit: maxTemplates });

/** A template as shown to people who plan. */
export const templateView = z.strictObject({
  id,
  name: z.string(),
  /** The number of its shifts. */
  shifts: z.int(),
});

/** Converts a row to its view. */
export const toTemplateView = ({ id: templateId, name, shifts }: Template) => ({
  id: templateId,
  name,
  shifts: shifts.length,
});
