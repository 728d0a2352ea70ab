import type { Actor } from "../identity/actor.ts";
import type { TopicVisibility } from "../identity/topic-visibility.ts";
import { ownTopicOf } from "../kernel/journal/signals.ts";
import { type Person, personById } from "./collection.ts";
import { peopleTopic } from "./people-topic.ts";
import { canManagePeople } from "./rules.ts";
import { isPaused } from "./status.ts";

interface Known {
  readonly me?: Person;
  readonly subject?: Person;
}

/** The topic of an organization, for its internal people (Q49). External people only have the portal (A63). */
export const organizationTopics: TopicVisibility = {
  load: (topic, actor) => ({ me: personById(topic === actor.organizationId ? actor.personId : "") }),
  visible: ({ me }: Known, _topic, actor) =>
    me?.state === "active" && me.organizationId === actor.organizationId && me.affiliation === "internal",
};

/** A person may follow the topic about themselves while their portal is open. */
export const ownTopics: TopicVisibility = {
  load: (topic, actor) => ({ me: personById(topic === ownTopicOf(actor.personId) ? actor.personId : "") }),
  visible: ({ me }: Known, _topic, actor, now) => isOpenFor(me, actor, now),
};

const isOpenFor = (me: Person | undefined, actor: Actor, now: number): boolean =>
  me?.state === "active" &&
  me.organizationId === actor.organizationId &&
  actor.restriction === undefined &&
  me.stage !== "invited" &&
  !isPaused(me, now);

/**
 * The topics of one person and of all people in an organization. People may follow their own topic while their portal is open. Everyone who
 * manages people may follow all of them (Q49).
 */
export const personTopics: TopicVisibility = {
  load: (topic, actor) => ({ me: personById(actor.personId), subject: personById(topic) }),
  visible({ me, subject }: Known, topic, actor, now) {
    if (me?.state !== "active" || me.organizationId !== actor.organizationId) return false;
    if (topic === me.id) return isOpenFor(me, actor, now);
    if (me.affiliation === "external") return false;
    const isOfPeople = topic === peopleTopic(me.organizationId) || subject?.organizationId === me.organizationId;
    return isOfPeople && canManagePeople(me);
  },
};
