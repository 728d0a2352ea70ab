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

/** The first round of an answer for oneself. The person is the caller (P42). */
const ownReplyFacts = (key: ReplyKey, actor: Actor) => replyFacts(key, actor.personId, actor);

/** The second round. */
const ownShiftFacts = (known: Parameters<typeof replyShiftFacts>[0], _key: ReplyKey, { personId }: Actor) =>
  replyShiftFacts(known, personId);

/** Creates the context of answers of one kind for oneself. */
const ownReplyOf =
  (answering: Answering) =>
  (known: KnownReply, asked: PreparedReply & { readonly version?: number }, actor: Actor, now: number) =>
    toReplyContext(known, { ...asked, seen: asked.version, answering }, actor.personId, actor, now);

/** The parts that all answers of one kind for oneself have in common. */
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
