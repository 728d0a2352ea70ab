import { z } from "zod";

// The parts of PagerDuty's OpenAPI document (REST API v2, api-schema 00df8f41) that the provider reads: required fields are
// required here, too. It uses null only for "does not end", in layers and entries.
const time = z.iso.datetime({ offset: true });
const userReference = z.object({
  id: z.string(),
  type: z.literal("user_reference"),
  summary: z.string().nullable().optional(),
  self: z.url().nullable().optional(),
  html_url: z.url().nullable().optional(),
});
const scheduleLayerEntry = z.object({ user: userReference.optional(), start: time, end: time.nullable() });
const subSchedule = z.object({
  name: z.enum(["Final Schedule", "Overrides"]),
  rendered_schedule_entries: z.array(scheduleLayerEntry).optional(),
});
const scheduleLayer = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  start: time,
  end: time.nullable().optional(),
  users: z.array(z.object({ user: userReference })),
  rotation_virtual_start: time,
  rotation_turn_length_seconds: z.int(),
});
const user = z.object({
  name: z.string().max(100),
  type: z.literal("user"),
  email: z.email().min(6).max(100),
});

/** The shapes that PagerDuty documents for the responses of the provider's requests. */
export const documented = {
  schedule: z.object({
    time_zone: z.string(),
    schedule_layers: z.array(scheduleLayer),
    overrides_subschedule: subSchedule,
    final_schedule: subSchedule,
  }),
  users: z.object({
    users: z.array(user),
    limit: z.int(),
    offset: z.int(),
    more: z.boolean(),
    total: z.int().nullable(),
  }),
};
