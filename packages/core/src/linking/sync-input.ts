import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { provenances } from "../schedules/members.ts";
import { invitationStates } from "../schedules/invitation-states.ts";
import { roles } from "../schedules/roles.ts";

/** The maximum number of additions and updates of one transaction, so that no other work waits long. */
export const maxInBatch = 32;

const text = z.string();

/** A `SyncAddition` as input of an internal operation, with the mark of its upstream id. */
export const addition = z.strictObject({
  externalId: text,
  personId: id.nullable(),
  mark: text,
  name: text,
  address: text.nullable(),
  email: z.strictObject({ address: text, key: text }).nullable(),
  role: z.enum(roles).optional(),
  assignable: z.boolean(),
  invitation: z.enum(invitationStates).optional(),
  possibleMatchId: id.nullable(),
  reason: z.enum(["arrived", "known-address", "returned", "possible-match"]),
});

/** A person who becomes a member. */
export type Addition = z.output<typeof addition>;

/** A `SyncUpdate` with its mark, and the name and address that are upstream now. */
export const syncUpdate = z.strictObject({
  externalId: text,
  personId: id,
  mark: text,
  provenance: z.enum(provenances).optional(),
  name: text.optional(),
  address: text.nullable().optional(),
  isBack: z.boolean().optional(),
  reason: z.enum(["known-address", "details-changed", "back-upstream"]),
  upstreamName: text,
  upstreamAddress: text.nullable(),
});

/** A `SyncUpdate` with what is upstream now. */
export type FullUpdate = z.output<typeof syncUpdate>;

/** The maximum number of people whose details one transaction follows: their other memberships change, too. */
export const maxFollowed = 20;

/** The name and address that a person has upstream, if they changed. */
export const details = z.strictObject({ personId: id, name: text.optional(), address: text.optional() });

/** The changed details of a person. */
export type Details = z.output<typeof details>;

/** The step of a run that holds the link. */
export const step = { scheduleId: id, leaseId: id };
