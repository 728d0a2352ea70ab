import { defineDomain } from "../identity/domain.ts";
import { members } from "../schedules/members.ts";
import * as operations from "./operations.ts";
import { scheduleTopics } from "./schedule-topics.ts";

/** Members of schedules. */
export const membersDomain = defineDomain({
  name: "members",
  operations,
  collections: [members],
  topics: [scheduleTopics],
});
