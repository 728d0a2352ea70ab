import type { TopicVisibility } from "./kernel/streams.ts";
import { roleOf } from "./members/collection.ts";
import { plans } from "./members/rules/roles.ts";
import { personById, type Person } from "./people/collection.ts";
import { peopleTopic } from "./people/people-topic.ts";
import { canManagePeople } from "./people/rules.ts";
import { isPaused } from "./people/status.ts";
import { isThere, scheduleById, type Schedule } from "./schedules/collection.ts";

/**
 * Who may listen: to a schedule whoever may look at it, which is those on it and the organization's admins and
 * schedulers (Q49); to an organization its internal people; to its people, and to each of them, whoever tends them; to
 * oneself everybody whose portal is open. External people have the portal alone (A63). Judged on current rows before
 * every message (P24).
 */
export const topicVisibility: TopicVisibility = {
  facts: (topic, actor) => ({
    me: personById(actor.personId),
    them: personById(topic),
    schedule: scheduleById(topic),
    mine: roleOf(topic, actor.personId),
  }),
  visible(known, topic, actor, now) {
    const { me, them, schedule, mine } = known as {
      me?: Person;
      them?: Person;
      schedule?: Schedule;
      mine?: unknown;
    };
    if (me?.state !== "active" || me.organizationId !== actor.organizationId) return false;
    if (topic === me.id) return actor.restriction === undefined && me.stage !== "invited" && !isPaused(me, now);
    if (me.affiliation === "external") return false;
    if (topic === peopleTopic(me.organizationId) || them?.organizationId === me.organizationId)
      return canManagePeople(me);
    if (topic === actor.organizationId) return true;
    if (schedule?.organizationId !== actor.organizationId || !isThere(schedule)) return false;
    return mine !== undefined || plans(me);
  },
};
