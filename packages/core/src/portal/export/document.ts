import { z } from "zod";
import { busyView, readingStatusView } from "../../calendars/view.ts";
import { affiliations, organizationRoles } from "../../identity/actor.ts";
import { id } from "../../kernel/values/fields.ts";
import { roles } from "../../schedules/roles.ts";
import { calendarStates } from "../../people/calendar-states.ts";
import { personStatuses } from "../../people/collection.ts";
import { accountStates } from "../../people/view.ts";
import { profileGroups } from "../../ports/profile-fields.ts";
import { profileValue } from "../../profiles/values.ts";
import { viaView } from "../../profiles/view.ts";

/** Who acted: the person themselves, the organization, or Rollcall. No one else is named. */
export const doers = ["themselves", "organization", "rollcall"] as const;

const by = z.enum(doers);
/** ISO 8601, UTC. */
const at = z.string();

/** The parts of an export on the first page; null on later pages. */
const parts = {
  /** Sign-in and portal status. Password hashes are left out. */
  access: z
    .strictObject({
      passwordAt: at.nullable(),
      temporaryUntil: at.nullable(),
      pausedFrom: at.nullable(),
      pausedUntil: at.nullable(),
      pauseReason: z.string().nullable(),
      sessions: z.array(z.strictObject({ createdAt: at, seenAt: at, expiresAt: at })),
    })
    .nullable(),
  profile: z
    .array(
      z.strictObject({
        field: z.string(),
        group: z.enum(profileGroups),
        label: z.string().nullable(),
        value: profileValue.nullable(),
        at,
        by,
        via: viaView,
      }),
    )
    .nullable(),
  /** Only the host name: the full address of a calendar gives access to it. */
  calendar: z
    .strictObject({
      state: z.enum(calendarStates),
      source: z.enum(["address", "host"]).nullable(),
      host: z.string().nullable(),
      connectedAt: at.nullable(),
      ...readingStatusView,
      busy: z.array(busyView),
    })
    .nullable(),
};

const onSchedule = { scheduleId: id, scheduleName: z.string() };

/** One page of a person's stored data: their own row, the parts, and up to 500 rows of each list. */
export const exportedDocument = z.strictObject({
  exportedAt: at,
  person: z.strictObject({
    id,
    organizationId: id,
    name: z.string(),
    email: z.string(),
    hostUserId: id.nullable(),
    affiliation: z.enum(affiliations),
    state: z.enum(accountStates),
    status: z.enum(personStatuses),
    organizationRole: z.enum(organizationRoles).nullable(),
    createdAt: at,
  }),
  ...parts,
  memberships: z.array(
    z.strictObject({
      ...onSchedule,
      role: z.enum(roles),
      assignable: z.boolean(),
      invitation: z.string(),
      addedAt: at,
      addedBy: by,
    }),
  ),
  invitations: z.array(
    z.strictObject({
      ...onSchedule,
      queuedAt: at,
      sentAt: at.nullable(),
      expiresAt: at.nullable(),
      problem: z.string().nullable(),
      remindedAt: at.nullable(),
      invitedBy: by,
    }),
  ),
  shifts: z.array(
    z.strictObject({
      ...onSchedule,
      id,
      kind: z.string(),
      venue: z.string(),
      position: z.string(),
      start: at,
      end: at,
      timeZone: z.string(),
      status: z.string(),
      /** The person's own part: `offered`, `confirmed`, `changed`, `released`, or `planned` if only schedulers see it. */
      state: z.string(),
    }),
  ),
  mails: z.array(z.strictObject({ kind: z.string(), queuedAt: at, end: z.string().nullable() })),
  /** Every value that changed, oldest first: profile fields, name, address and the host's id. */
  changes: z.array(
    z.strictObject({
      number: z.int().positive(),
      field: z.string(),
      before: profileValue.nullable(),
      after: profileValue.nullable(),
    }),
  ),
  /** The person's rows in other collections: those of hosts, and those not listed above. */
  records: z.array(z.strictObject({ collection: z.string(), rows: z.array(z.record(z.string(), z.unknown())) })),
  /** Events about the person, oldest first. The numbers match those of the changes. */
  entries: z.array(
    z.strictObject({
      number: z.int().positive(),
      at,
      operation: z.string(),
      by,
      via: z.enum(["host", "portal", "system", "undo"]).nullable(),
    }),
  ),
});

/** One page of a person's stored data. */
export type ExportedDocument = z.output<typeof exportedDocument>;
