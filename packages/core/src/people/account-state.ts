import { z } from "zod";
import type { BaseEvent } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { accountEffects, noAccountEffects } from "./account-effects.ts";
import { type AccountContext, accountFacts, toAccountContext } from "./account-context.ts";
import { movePerson } from "./move-person.ts";
import { type PeopleSummary, recordPeopleChange } from "./people-topic.ts";
import { personView, toPersonView } from "./view.ts";

interface Found {
  readonly known: { readonly summary: PeopleSummary | undefined };
  readonly context: AccountContext;
}

/** The parts of the operation that deactivates an account, or reactivates it. */
export const accountStateParts = <Event extends BaseEvent>(
  state: "active" | "deactivated",
  toEvent: (values: { readonly personId: string }) => Event,
) =>
  ({
    input: z.strictObject({ personId: id }),
    output: z.strictObject({ person: personView }),
    effects: accountEffects,
    load: [accountFacts],
    context: toAccountContext,
    apply({ known, context: { person: before } }: Found, _input: unknown, { now }: { readonly now: number }) {
      if (before.state === state) return { output: { person: toPersonView(before) }, effects: noAccountEffects };
      const event = toEvent({ personId: before.id });
      const { person, change, entry } = movePerson(before, { state, copiesTo: null }, event, now);
      const topicUpdate = recordPeopleChange(before.organizationId, known.summary, before.id);
      return {
        output: { person: toPersonView(person) },
        changes: [topicUpdate.change, change],
        journalEntries: [entry, topicUpdate.entry],
        effects: noAccountEffects,
      };
    },
  }) as const;
