import type { TopicVisibility } from "./kernel/streams.ts";
import { roleOf } from "./members/collection.ts";
import { personById, type Person } from "./people/collection.ts";
import { isThere, scheduleById, type Schedule } from "./schedules/collection.ts";

/**
 * Who may listen: to a schedule whoever is on it and the organization's admins, to an organization its internal people.
 * Judged on current rows before every message (P24).
 */
export const topicVisibility: TopicVisibility = {
  facts: (topic, actor) => ({
    me: personById(actor.personId),
    schedule: scheduleById(topic),
    mine: roleOf(topic, actor.personId),
  }),
  visible(known, topic, actor) {
    const { me, schedule, mine } = known as { me?: Person; schedule?: Schedule; mine?: unknown };
    if (me?.state !== "active" || me.organizationId !== actor.organizationId) return false;
    if (topic === actor.organizationId) return me.affiliation === "internal";
    if (schedule?.organizationId !== actor.organizationId || !isThere(schedule)) return false;
    return mine !== undefined || me.organizationRole === "admin";
  },
};
