import { update } from "../kernel/store/change.ts";
import type { MembershipTransfer } from "../ports/membership-transfer.ts";
import {
  type StoredPerson,
  type StoredTombstone,
  tombstones,
  tombstonesByKey,
  tombstonesOfPerson,
  upstreamByKey,
  upstreamOfPerson,
  upstreamPeople,
} from "./collection.ts";

/** The maximum number of upstream ids of one person on one schedule that move to another person at once. */
const maxIds = 100;

/** A member keeps their upstream ids when the membership passes to another person, so the next run finds them there (P61). */
export const upstreamTransfer: MembershipTransfer<StoredPerson> = {
  rows: (scheduleId, personId) => upstreamOfPerson({ equal: [personId, scheduleId], limit: maxIds }),
  // The key is the upstream id, so no row of the other person is in the way.
  existing: () => upstreamByKey([]),
  pass: (rows, _existing, to) =>
    rows.map(({ scheduleId, externalId, possibleMatchId }) =>
      update(upstreamPeople, [scheduleId, externalId], {
        personId: to,
        possibleMatchId: possibleMatchId === to ? null : possibleMatchId,
      }),
    ),
};

/** The same for what is remembered about removed members (Q19). */
export const tombstoneTransfer: MembershipTransfer<StoredTombstone> = {
  rows: (scheduleId, personId) => tombstonesOfPerson({ equal: [personId, scheduleId], limit: maxIds }),
  existing: () => tombstonesByKey([]),
  pass: (rows, _existing, to) =>
    rows.map(({ scheduleId, externalId }) => update(tombstones, [scheduleId, externalId], { personId: to })),
};
