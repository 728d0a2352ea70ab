import { accounts, sessions } from "./access/collection.ts";
import { busyTimes, calendars } from "./calendars/collection.ts";
import { domains } from "./domains.ts";
import type { AnyCollection } from "./kernel/collection.ts";
import { limitPoints } from "./kernel/limits.ts";
import { invitations } from "./invitations/collection.ts";
import { outbox } from "./mail/outbox.ts";
import { pendingSubjectChanges } from "./kernel/pending-subject-changes.ts";
import { seals } from "./history/seals.ts";
import { journal } from "./kernel/journal.ts";
import { personalValues } from "./kernel/personal-values.ts";
import { receipts, receiptSubjects } from "./kernel/receipts.ts";
import { unsealedTopics } from "./kernel/unsealed-topics.ts";
import { members } from "./members/collection.ts";
import { organizations } from "./organizations/collection.ts";
import { people } from "./people/collection.ts";
import { peopleSummaries } from "./people/people-topic.ts";
import { profiles } from "./profiles/collection.ts";
import { schedules } from "./schedules/collection.ts";
import { shifts } from "./shifts/collection.ts";

type Registry = typeof domains;

/** Every operation of Rollcall. */
export type RollcallOperation = Registry[keyof Registry];

/** Every operation of Rollcall by its name. */
export type RollcallOperations = { readonly [O in RollcallOperation as O["name"]]: O };

/** Every operation of Rollcall. A host may add its own to these. */
export const operations: readonly RollcallOperation[] = Object.values(domains);

/** Every collection of Rollcall, each after those it refers to. */
export const collections = [
  organizations,
  people,
  accounts,
  sessions,
  peopleSummaries,
  profiles,
  schedules,
  members,
  invitations,
  outbox,
  calendars,
  busyTimes,
  shifts,
  journal,
  personalValues,
  unsealedTopics,
  seals,
  pendingSubjectChanges,
  receipts,
  receiptSubjects,
  limitPoints,
] as unknown as readonly AnyCollection[];
