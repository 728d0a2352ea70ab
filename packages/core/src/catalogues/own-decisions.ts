import { reaction } from "../identity/reaction.ts";
import { acceptInvitation } from "../invitations/accept-invitation.ts";
import type { MergeContext } from "../kernel/store/collection.ts";
import type { Reaction } from "../kernel/operations/reaction.ts";
import type { Read } from "../kernel/store/query.ts";
import type { Person } from "../people/collection.ts";
import { peopleTopic } from "../people/people-topic.ts";
import { type Catalogue, type Holding, maxTypes } from "./catalogue.ts";
import { holdingDecisionDropped } from "./events.ts";

/** The id of a person after a merge. */
export const mergedId = <Id extends string | null>(id: Id, { from, into }: Pick<MergeContext, "from" | "into">) =>
  id === from ? into : id;

/** The facts of an accepted invitation: the caller, and the invited person. */
interface Accepted {
  readonly me: Person | undefined;
  readonly person: Person | undefined;
}

/**
 * Publishes which ratings and validities no longer count after two people were merged, because one of them had decided about the
 * other (Q46). The merge itself drops them.
 */
export const publishOwnDecisions = <Row extends Holding>(
  catalogue: Pick<Catalogue, "kind" | "typesOf">,
  holdingsOf: (personId: string) => Read<readonly Row[]>,
  isDropped: (holding: Row, merge: Pick<MergeContext, "from" | "into">) => boolean,
): Reaction =>
  reaction({
    on: acceptInvitation,
    events: [holdingDecisionDropped],
    load: [
      () => ({}),
      () => ({}),
      (_known: unknown, _input, _actor, _now, { me, person }: Accepted) =>
        me === undefined || person === undefined || me.id === person.id || person.known
          ? {}
          : {
              mine: holdingsOf(me.id),
              theirs: holdingsOf(person.id),
              types: catalogue.typesOf({ equal: [me.organizationId], limit: maxTypes }),
            },
    ],
    context: (known) => (known.mine === undefined ? undefined : known),
    rules: [],
    apply({ context: { mine, theirs, types }, plan: { subjects = [] } }) {
      const merge = subjects.flatMap((one) => ("merge" in one ? [{ from: one.merge, into: one.into }] : []))[0];
      if (merge === undefined) return {};
      const dropped = new Set([...mine, ...theirs].filter((one) => isDropped(one, merge)).map(({ typeId }) => typeId));
      const events = types
        .filter(({ id }) => dropped.has(id))
        .map(({ id: typeId, name }) =>
          holdingDecisionDropped({ catalogue: catalogue.kind, personId: merge.into, typeId, name }),
        );
      const [type] = types;
      if (type === undefined || events.length === 0) return {};
      return { events: { [merge.into]: events, [peopleTopic(type.organizationId)]: events } };
    },
  });
