import type { TopicVisibility } from "../identity/topic-visibility.ts";
import { type Person, personById } from "../people/collection.ts";
import { isThere, type Schedule, scheduleById } from "../schedules/collection.ts";
import { roleOf } from "../schedules/members.ts";
import { plans } from "../schedules/role-rules.ts";

interface Known {
  readonly me?: Person;
  readonly schedule?: Schedule;
  readonly mine?: unknown;
}

/** The topic of a schedule, for its internal members and the organization's admins and schedulers (Q49). */
export const scheduleTopics: TopicVisibility = {
  load: (topic, actor) => ({
    me: personById(actor.personId),
    schedule: scheduleById(topic),
    mine: roleOf(topic, actor.personId),
  }),
  visible({ me, schedule, mine }: Known, _topic, actor) {
    if (me?.state !== "active" || me.organizationId !== actor.organizationId) return false;
    if (me.affiliation === "external") return false;
    if (schedule?.organizationId !== actor.organizationId || !isThere(schedule)) return false;
    return mine !== undefined || plans(me);
  },
};
