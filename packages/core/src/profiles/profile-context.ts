import type { InputIssue } from "../contract/error-details.ts";
import type { Actor } from "../identity/actor.ts";
import type { Person } from "../people/collection.ts";
import type { Membership } from "../people/memberships.ts";
import type { PeopleSummary } from "../people/people-topic.ts";
import type { Profile } from "./collection.ts";
import type { FieldChange } from "./field-changes.ts";

/** What the rules on looking at a profile judge. */
export interface ProfileContext {
  readonly actor: Actor;
  readonly person: Person;
  readonly profile: Profile | undefined;
}

/** What the rules on changing one judge. */
export interface ChangeContext extends ProfileContext {
  readonly changes: readonly FieldChange[];
  /** What the person is called afterwards; undefined where that stays. */
  readonly name: string | undefined;
  /** The memberships whose copies of the name follow. */
  readonly memberships: readonly Membership[];
  /** Where the news of people stands, for those who tend them. */
  readonly summary: PeopleSummary | undefined;
  /** There are more of them than one transaction carries. */
  readonly tooMany: boolean;
  /** A value from history that is none of this field any more. */
  readonly unfit: readonly InputIssue[];
}
