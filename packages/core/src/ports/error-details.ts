import { z } from "zod";
import { type Reason, remedies } from "../contract/decision.ts";
import { type ErrorCode, errorKinds } from "../contract/error-codes.ts";
import type { DetailedCode, ErrorDetailsByCode } from "../contract/error-details.ts";

const issues = z.strictObject({
  issues: z.array(z.strictObject({ field: z.string(), expected: z.string() }).readonly()).readonly(),
});

const affectedSchedules = z.strictObject({
  scheduleIds: z.array(z.string()).readonly().optional(),
  schedules: z.int().positive().optional(),
});

const upTo = z.strictObject({ most: z.int() });
const version = z.union([z.string(), z.number()]);
const exceededLimit = z.strictObject({ limit: z.number(), planned: z.number() });
const missingNeed = z.strictObject({ name: z.string() });
const calendarFailure = z.strictObject({ problem: z.string() });

/** The schema of the details of each code. Codes that aren't listed have no details. */
export const errorDetails: { readonly [Code in DetailedCode]: z.ZodType<ErrorDetailsByCode[Code]> } = {
  "request.invalid": issues,
  "person.email-invalid": issues,
  "person.name-invalid": issues,
  "member.role-unknown": issues,
  "request.too-large": upTo,
  "file.too-large": upTo,
  "file.quota-exceeded": z.strictObject({ files: z.int().optional(), bytes: z.int().optional() }),
  "file.type-unsupported": z.strictObject({ types: z.array(z.string()).readonly() }),
  "request.unsupported": z.strictObject({ expected: z.string() }),
  "request.version-mismatch": z.strictObject({ client: version, server: version }),
  "request.throttled": z.strictObject({ retryAfter: z.number().optional(), most: z.int().optional() }),
  "request.forbidden": z.strictObject({ fields: z.array(z.string()).readonly().optional() }),
  "request.stale-version": z.strictObject({ version: z.int().optional() }),
  "report.incomplete": z.strictObject({ fields: z.array(z.string()).readonly() }),
  "request.key-reused": z.strictObject({ operation: z.string() }),
  "password.too-short": z.strictObject({ least: z.int() }),
  "calendar.address-invalid": calendarFailure,
  "calendar.unreadable": calendarFailure,
  "sync.upstream-failed": calendarFailure,
  "person.too-many-schedules": upTo,
  "calendar-link.too-many": upTo,
  "notification.too-many-devices": upTo,
  "catalogue.too-many": upTo,
  "invitation.other-account": z.strictObject({ invited: z.string() }),
  "member.already-there": z.strictObject({ personId: z.string().optional() }),
  "member.last-admin": affectedSchedules,
  "member.last-assignable": affectedSchedules,
  "offer.changed": z.strictObject({ version: z.int() }),
  "offer.not-eligible": z.strictObject({ reasons: z.array(z.string()).readonly() }),
  "worker.other-shift": z.strictObject({ elsewhere: z.boolean() }),
  "worker.too-little-rest": exceededLimit,
  "worker.too-many-hours": exceededLimit,
  "worker.too-many-days": exceededLimit,
  "worker.restricted": z.strictObject({ kind: z.string() }),
  "worker.skill-missing": missingNeed,
  "worker.certification-missing": missingNeed,
  "worker.certification-expired": z.strictObject({ name: z.string(), expiresOn: z.string() }),
  "certification.not-renewable": z.strictObject({ from: z.string().optional() }),
  "certification.file-type": z.strictObject({ types: z.array(z.string()).readonly() }),
  "server.unreachable": z.strictObject({ status: z.int().optional() }),
  internal: z.strictObject({ hint: z.string().optional() }),
};

const codes = Object.keys(errorKinds) as ErrorCode[];
const remedy = z.enum(remedies).optional();

const detailed = Object.entries(errorDetails).map(([code, details]) =>
  z.strictObject({ code: z.literal(code), details: details.optional(), remedy }),
);

const plain = z.strictObject({ code: z.enum(codes.filter((code) => !Object.hasOwn(errorDetails, code))), remedy });

/** A reason on the wire: code, details and remedy (X1). */
export const reason = z.discriminatedUnion("code", [plain, ...detailed]) as z.ZodType as z.ZodType<Reason, Reason>;
