import { defineDomain } from "../identity/domain.ts";
import { members } from "../schedules/members.ts";
import { accountReactions } from "./account-reactions.ts";
import { adminLoweredMail } from "./admin-lowered-mail.ts";
import { copyReactions } from "./copy-reactions.ts";
import * as operations from "./operations.ts";
import { reviewLostGrants } from "./review-grants.ts";
import { scheduleTopics } from "./schedule-topics.ts";

/** Members of schedules. */
export const membersDomain = defineDomain({
  name: "members",
  operations,
  collections: [members],
  reactions: [...accountReactions, ...copyReactions],
  jobs: [{ name: "members.reviewGrants", every: 60, run: reviewLostGrants }],
  mails: { "admin-lowered": adminLoweredMail },
  topics: [scheduleTopics],
});
