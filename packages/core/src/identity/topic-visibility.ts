import type { TopicVisibility as Generic } from "../kernel/journal/streams.ts";
import type { Actor } from "./actor.ts";

/** Who may listen to a kind of topic. Evaluated again before every message (P24). */
export type TopicVisibility = Generic<Actor>;
