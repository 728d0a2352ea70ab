import type { Affiliation } from "../identity/actor.ts";
import type { CallContext } from "../identity/operation.ts";
import { fold } from "../kernel/values/search-words.ts";
import type { Email } from "../identity/canonical-email.ts";
import type { Person } from "./collection.ts";

/** A new person: active, but not known to the host, so they don't count as an admin yet (Q7). */
export const newPerson = (
  { email, name, affiliation }: { readonly email: Email; readonly name: string; readonly affiliation: Affiliation },
  call: Pick<CallContext, "actor" | "now" | "newId">,
): Person => ({
  id: call.newId(),
  organizationId: call.actor.organizationId,
  affiliation,
  hostUserId: null,
  name,
  nameKey: nameKeyOf(name, email.address),
  email: email.address,
  emailKey: email.key,
  state: "active",
  known: false,
  organizationRole: null,
  grantedRole: null,
  stage: "created",
  issue: null,
  temporaryUntil: null,
  pausedFrom: null,
  pausedUntil: null,
  status: "not-activated",
  statusDue: null,
  calendar: "none",
  number: 0,
  copiesTo: null,
  adminLostAt: null,
  createdAt: call.now,
});

/** The value lists sort people by: the name, or the address if there is none. */
export const nameKeyOf = (name: string, address: string): string => fold(name === "" ? address : name);
