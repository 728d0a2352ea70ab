import type { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import {
  type Answering,
  type KnownReply,
  type PreparedReply,
  replyFacts,
  type ReplyKey,
  replyLimits,
  replyOutput,
  replyShiftFacts,
  replyTeamFacts,
  toReplyContext,
  withSettings,
} from "./reply-context.ts";
import { ownReplyRules } from "./rules.ts";

/** The first load round of the caller's own answer (P42). */
const ownReplyFacts = (key: ReplyKey, actor: Actor) => replyFacts(key, actor.personId, actor);

/** The second load round. */
const ownShiftFacts = (known: Parameters<typeof replyShiftFacts>[0], _key: ReplyKey, { personId }: Actor) =>
  replyShiftFacts(known, personId);

/** Creates the context of one kind of the caller's own answers. */
const ownReplyOf =
  (answering: Answering) =>
  (known: KnownReply, asked: PreparedReply & { readonly version?: number }, actor: Actor, now: number) =>
    toReplyContext(known, { ...asked, seen: asked.version, answering }, actor.personId, actor, now);

/** The parts that the operations for the caller's own answers have in common. */
export const ownReplyParts = <Input extends z.ZodType<ReplyKey>>(input: Input, answering: Answering) =>
  ({
    portal: true,
    input,
    output: replyOutput,
    limits: replyLimits,
    prepare: withSettings<z.output<Input>>,
    load: [ownReplyFacts, ownShiftFacts, replyTeamFacts],
    context: ownReplyOf(answering),
    rules: ownReplyRules,
  }) as const;
