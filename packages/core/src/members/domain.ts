import { defineDomain } from "../identity/domain.ts";
import { members } from "../schedules/members.ts";
import { accountReactions } from "./account-reactions.ts";
import { copyReactions } from "./copy-reactions.ts";
import * as operations from "./operations.ts";
import { scheduleTopics } from "./schedule-topics.ts";

/** Members of schedules. */
export const membersDomain = defineDomain({
  name: "members",
  operations,
  collections: [members],
  reactions: [...accountReactions, ...copyReactions],
  topics: [scheduleTopics],
});
