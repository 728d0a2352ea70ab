import { instantOf } from "../kernel/values/plain-dates.ts";
import { type ToDoKind, toDoSource } from "../ports/to-do-source.ts";
import { profileOf, timeZoneIn } from "../profiles/collection.ts";
import { holdingsOf } from "./collection.ts";
import { holdingOn, type HoldingState } from "./holding-state.ts";
import { todayOf } from "./today.ts";
import { typesById } from "./type-collection.ts";

const kinds: Partial<Readonly<Record<HoldingState, ToDoKind>>> = {
  missing: "certification-missing",
  rejected: "certification-rejected",
  expiring: "certification-expiring",
  grace: "certification-expired",
  expired: "certification-expired",
};

/** Certifications for which the person can submit a proof and has none waiting for review (A54, X15). */
export const certificationToDos = toDoSource({
  first: (personId) => ({ holdings: holdingsOf(personId), profile: profileOf(personId) }),
  second: ({ holdings }) => ({ types: typesById(holdings.map(({ typeId }) => [typeId])) }),
  toDos({ holdings, types, profile }, now) {
    const byId = new Map(types.map((type) => [type.id, type]));
    return holdings.flatMap((holding) => {
      const type = byId.get(holding.typeId);
      if (type === undefined || holding.pendingProofId !== null) return [];
      const { state, canSubmit, expiresOn } = holdingOn(holding, type, todayOf(profile, now));
      const kind = kinds[state];
      if (kind === undefined || !canSubmit) return [];
      const due = expiresOn === null ? null : instantOf(expiresOn, "24:00", timeZoneIn(profile) ?? "UTC");
      return [{ kind, id: type.id, name: type.name, due }];
    });
  },
});
