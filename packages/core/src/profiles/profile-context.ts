import type { InputIssue } from "../contract/error-details.ts";
import type { Actor } from "../identity/actor.ts";
import type { Person } from "../people/collection.ts";
import type { PeopleSummary } from "../people/people-topic.ts";
import type { ColleagueMention } from "./colleague-mentions.ts";
import type { Profile } from "./collection.ts";
import type { FieldChange } from "./field-changes.ts";

/** The context of the rules for reading a profile. */
export interface ProfileContext {
  readonly actor: Actor;
  readonly person: Person;
  readonly profile: Profile | undefined;
}

/** The context of the rules for changing a profile. */
export interface ChangeContext extends ProfileContext {
  readonly changes: readonly FieldChange[];
  /** The person's new name; `undefined` if it doesn't change. */
  readonly name: string | undefined;
  /** The summary of the people topic. */
  readonly summary: PeopleSummary | undefined;
  /** The people that the profile names as colleagues, if they change. */
  readonly mentions: readonly ColleagueMention[];
  /** The positions of new colleagues who are the person themselves, or who don't belong to the organization. */
  readonly strangers: readonly number[];
  /** Issues of a historical value that is no longer valid. */
  readonly unfit: readonly InputIssue[];
  /** The fields that others changed since the caller saw them, if the change must not replace these. */
  readonly unseen: readonly string[];
}
