import { defineDomain } from "../identity/domain.ts";
import { people } from "./collection.ts";
import * as operations from "./operations.ts";
import { peopleSummaries } from "./people-topic.ts";
import { organizationTopics, ownTopics, personTopics } from "./topics.ts";

/** People and who may manage them. */
export const peopleDomain = defineDomain({
  name: "people",
  operations,
  collections: [people, peopleSummaries],
  topics: [organizationTopics, personTopics, ownTopics],
});
