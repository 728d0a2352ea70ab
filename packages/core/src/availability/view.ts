import { z } from "zod";
import { id, type ViewSchema } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { requestKinds, requestStates, type TimeOffRequest } from "./collection.ts";
import { dayParts } from "./day-parts.ts";

/** The fields of a time-off request as shown to its worker. */
export const timeOffFields = {
  id,
  /** `block`: blocked days that wait for approval, if the host requires it (Q28). */
  kind: z.enum(requestKinds),
  /** ISO 8601, such as `2026-11-29`; a day in the worker's time zone. */
  firstDay: z.string(),
  /** The last day, inclusive. */
  lastDay: z.string(),
  /** The requested parts of each day; empty for whole days. */
  parts: dayParts,
  /** Empty if none was given. */
  reason: z.string(),
  state: z.enum(requestStates),
  /** The reason for a rejection; otherwise empty. */
  answer: z.string(),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  decidedAt: z.string().nullable(),
};

const fields = z.strictObject(timeOffFields);

/** A time-off request as shown to its worker. */
export interface TimeOffView extends z.output<typeof fields> {}

/** The schema of a time-off request as shown to its worker. */
export const timeOffView: ViewSchema<TimeOffView> = fields;

/** Converts a request to the view of its worker. Who decided is not part of it (A63). */
export const toTimeOffView = (request: TimeOffRequest): TimeOffView => ({
  id: request.id,
  kind: request.kind,
  firstDay: request.firstDay,
  lastDay: request.lastDay,
  parts: [...request.parts],
  reason: request.reason,
  state: request.state,
  answer: request.answer,
  createdAt: new Date(request.createdAt).toISOString(),
  decidedAt: toInstant(request.decidedAt),
});
