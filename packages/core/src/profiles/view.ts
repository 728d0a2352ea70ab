import { z } from "zod";
import { id, type ViewSchema } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import type { Via } from "../identity/via.ts";
import type { Person } from "../people/collection.ts";
import { fieldKinds, type KnownField, profileGroups, type ProfileSettings } from "../ports/profile-fields.ts";
import { type StoredField, storedFieldIn, type Profile } from "./collection.ts";
import { colleaguesField, mentionedIn } from "./colleagues.ts";
import { nameFields } from "./field-changes.ts";
import { profileValue } from "./values.ts";

/** The origin of a value: the worker portal or the host. Null if it was neither. */
export const viaView = z.enum(["host", "portal"]).nullable();

/** A person with their current name. */
export const namedPerson = z.strictObject({ id, name: z.string() });

const fieldFields = z.strictObject({
  name: z.string(),
  kind: z.enum(fieldKinds),
  /** The label of a host field; null for built-in fields. */
  label: z.string().nullable(),
  /** The choices; only for the kind `choice`. */
  choices: z.array(z.string()).optional(),
  /** Null if empty. */
  value: profileValue.nullable(),
  /** The person's sequence number at the last change, to send in `seen`. 0 if it was never set. */
  number: z.int().nonnegative(),
  /** ISO 8601, UTC. */
  changedAt: z.string().nullable(),
  /** Who changed it last. The portal only names the worker (P43). */
  changedBy: namedPerson.nullable(),
  via: viaView,
  /** Whether the caller may change it. */
  writable: z.boolean(),
  /** Whether another person changed it since the worker last dismissed notices (X12). */
  notice: z.boolean(),
});

/** One field of a profile, with its value and who changed it last. */
export interface ProfileFieldView extends z.output<typeof fieldFields> {}

const fieldView: ViewSchema<ProfileFieldView> = fieldFields;

const groupFields = z.strictObject({ group: z.enum(profileGroups), fields: z.array(fieldView) });

/** One group of a profile's fields (A11). */
export interface ProfileGroupView extends z.output<typeof groupFields> {}

const profileGroupView: ViewSchema<ProfileGroupView> = groupFields;

/** A profile: the groups and fields the caller can read, in display order (A11, Q32). */
const profileFields = z.strictObject({
  personId: id,
  name: z.string(),
  /** The highest sequence number of the fields, to send to `portal.dismissNotices`. */
  number: z.int().nonnegative(),
  groups: z.array(profileGroupView),
  /** The people named in the values. Empty for workers. */
  mentioned: z.array(namedPerson),
});

/** A profile as returned. */
export interface ProfileView extends z.output<typeof profileFields> {}

/** A profile in an output. */
export const profileView: ViewSchema<ProfileView> = profileFields;

/** The reader of a profile. */
export interface Reader {
  /** Schedulers read everything, workers only the fields allowed to them. */
  readonly as: "scheduler" | "worker";
  readonly settings: ProfileSettings;
  /** Current names by id. People not included aren't named. */
  readonly names: ReadonlyMap<string, string>;
}

/** Whether the profile's worker can read a field; `undefined` is one that isn't declared. */
export const isReadable = (field: KnownField | undefined): boolean => field !== undefined && field.worker !== "none";

/** Whether the profile's worker can write a field. */
export const isWritable = ({ worker }: KnownField): boolean => worker === "write";

/** The origin of a value as returned. */
export const toViaView = (via: Via | null | undefined): "host" | "portal" | null =>
  via === "host" || via === "portal" ? via : null;

/** Whether another person changed a field since the worker last dismissed notices. */
const isNews = ({ personId, noticed }: Profile, { number, by }: StoredField): boolean =>
  number > noticed && by !== personId;

/** The number of readable fields changed by others since the worker last dismissed notices (X12). */
export const noticesOf = (profile: Profile | undefined, { fields }: ProfileSettings): number =>
  profile === undefined
    ? 0
    : [...fields.values()].filter((field) => {
        const stored = storedFieldIn(profile, field.name);
        return stored !== undefined && isReadable(field) && isNews(profile, stored);
      }).length;

/** A profile as the reader sees it. */
export function toProfileView(
  person: Pick<Person, "id" | "name" | "affiliation">,
  profile: Profile | undefined,
  reader: Reader,
): ProfileView {
  const isWorker = reader.as === "worker";
  const fields = [...reader.settings.fields.values()].filter((field) => !isWorker || isReadable(field));
  const views = fields.map((field) => {
    const stored = storedFieldIn(profile, field.name);
    const isHosts = person.affiliation === "internal" && nameFields.includes(field.name);
    const view: ProfileFieldView = {
      name: field.name,
      kind: field.kind,
      label: field.label,
      ...(field.choices !== undefined && { choices: [...field.choices] }),
      value: stored?.value ?? null,
      number: stored?.number ?? 0,
      changedAt: toInstant(stored?.at),
      changedBy: toChanger(stored?.by, reader.names),
      via: toViaView(stored?.via),
      writable: !isHosts && (!isWorker || isWritable(field)),
      notice: stored !== undefined && profile !== undefined && isNews(profile, stored),
    };
    return { group: field.group, view };
  });
  const groups = profileGroups.flatMap((group) => {
    const inGroup = views.filter((one) => one.group === group).map(({ view }) => view);
    // Skills and certifications have fields only if the host declares some (X26).
    return inGroup.length === 0 && reader.as === "worker" ? [] : [{ group, fields: inGroup }];
  });
  return {
    personId: person.id,
    name: person.name,
    number: Math.max(0, ...views.map(({ view }) => view.number)),
    groups,
    mentioned: namesIn(
      views.flatMap(({ view: { name, value } }) => (name === colleaguesField ? mentionedIn(value) : [])),
      reader.names,
    ),
  };
}

/** These people with their names, each once. */
export const namesIn = (personIds: readonly string[], names: ReadonlyMap<string, string>) =>
  [...new Set(personIds)].flatMap((personId) => toChanger(personId, names) ?? []);

/** The author of a change, if they may be named. */
export function toChanger(personId: string | undefined, names: ReadonlyMap<string, string>) {
  const name = personId === undefined ? undefined : names.get(personId);
  return personId === undefined || name === undefined ? null : { id: personId, name };
}

/** A value that was overwritten by a caller who had seen an older one (Q31). */
const overwrittenFields = z.strictObject({
  field: z.string(),
  /** The overwritten value. */
  value: profileValue.nullable(),
  /** Who had set it, with their name; null if the caller may not know. */
  by: id.nullable(),
  byName: z.string().nullable(),
  via: viaView,
  /** ISO 8601, UTC. */
  at: z.string(),
});

/** A value that was overwritten by a caller who had seen an older one. */
export interface OverwrittenView extends z.output<typeof overwrittenFields> {}

/** An overwritten value in an output. */
export const overwrittenView: ViewSchema<OverwrittenView> = overwrittenFields;

/** An overwritten value as returned. */
export function toOverwritten(field: string, stored: StoredField, names: ReadonlyMap<string, string>): OverwrittenView {
  const by = toChanger(stored.by, names);
  return {
    field,
    value: stored.value,
    by: by?.id ?? null,
    byName: by?.name ?? null,
    via: toViaView(stored.via),
    at: new Date(stored.at).toISOString(),
  };
}
