import { z } from "zod";
import { id, type ViewSchema } from "../kernel/fields.ts";
import { toInstant } from "../kernel/instant.ts";
import type { Via } from "../identity/via.ts";
import type { Person } from "../people/collection.ts";
import { fieldKinds, type KnownField, profileGroups, type ProfileSettings } from "../ports/profile-fields.ts";
import { type HeldField, heldIn, type Profile } from "./collection.ts";
import { nameFields } from "./field-changes.ts";
import { profileValue } from "./values.ts";

/** Where a value came from: the worker portal, or the host's product. Null where neither was it. */
export const viaView = z.enum(["host", "portal"]).nullable();

/** Somebody who has changed something, as they are called now. */
const changer = z.strictObject({ id, name: z.string() });

const fieldFields = z.strictObject({
  name: z.string(),
  kind: z.enum(fieldKinds),
  /** What a host calls a field of its own; null for what is built in. */
  label: z.string().nullable(),
  /** What may be chosen; only of the kind `choice`. */
  choices: z.array(z.string()).optional(),
  /** Null: nothing. */
  value: profileValue.nullable(),
  /** The person's running number at the last change: what `seen` sends back. 0 where nobody has touched it. */
  number: z.int().nonnegative(),
  /** ISO 8601, UTC. */
  changedAt: z.string().nullable(),
  /** Who changed it last. In the portal nobody but the worker is named (P43). */
  changedBy: changer.nullable(),
  via: viaView,
  /** Whether the caller may change it. */
  writable: z.boolean(),
  /** Somebody else has changed it since the worker last took note (X12). */
  notice: z.boolean(),
});

/** One field of a profile, with its value and who changed it last. */
export interface ProfileFieldView extends z.output<typeof fieldFields> {}

const fieldView: ViewSchema<ProfileFieldView> = fieldFields;

const groupFields = z.strictObject({ group: z.enum(profileGroups), fields: z.array(fieldView) });

/** One group of a profile's fields (A11). */
export interface ProfileGroupView extends z.output<typeof groupFields> {}

const profileGroupView: ViewSchema<ProfileGroupView> = groupFields;

/** A profile: the groups and fields that the caller may read, in the order of a screen (A11, Q32). */
const profileFields = z.strictObject({
  personId: id,
  name: z.string(),
  /** The highest number among the fields: what `portal.dismissNotices` takes. */
  number: z.int().nonnegative(),
  groups: z.array(profileGroupView),
});

/** A profile, as it is answered. */
export interface ProfileView extends z.output<typeof profileFields> {}

/** A profile in an answer. */
export const profileView: ViewSchema<ProfileView> = profileFields;

/** Who looks at a profile. */
export interface Reader {
  /** Whoever plans reads all of it, the worker what is theirs. */
  readonly as: "scheduler" | "worker";
  readonly settings: ProfileSettings;
  /** What people are called now, by id; who is not in it is not named. */
  readonly names: ReadonlyMap<string, string>;
}

/** Whether the worker whose profile it is may read a field; undefined is one that is not declared. */
export const isReadable = (field: KnownField | undefined): boolean => field !== undefined && field.worker !== "none";

/** Whether the worker whose profile it is may write a field. */
export const isWritable = ({ worker }: KnownField): boolean => worker === "write";

/** Where a value came from, as it is told. */
export const toViaView = (via: Via | null | undefined): "host" | "portal" | null =>
  via === "host" || via === "portal" ? via : null;

/** Whether somebody else than the worker has changed a field since they last took note. */
const isNews = ({ personId, noticed }: Profile, { number, by }: HeldField): boolean =>
  number > noticed && by !== personId;

/** How many fields that a worker may read somebody else has changed since they last took note (X12). */
export const noticesOf = (profile: Profile | undefined, { fields }: ProfileSettings): number =>
  profile === undefined
    ? 0
    : [...fields.values()].filter((field) => {
        const held = heldIn(profile, field.name);
        return held !== undefined && isReadable(field) && isNews(profile, held);
      }).length;

/** A profile as a reader sees it. */
export function toProfileView(
  person: Pick<Person, "id" | "name" | "affiliation">,
  profile: Profile | undefined,
  reader: Reader,
): ProfileView {
  const isWorker = reader.as === "worker";
  const fields = [...reader.settings.fields.values()].filter((field) => !isWorker || isReadable(field));
  const views = fields.map((field) => {
    const held = heldIn(profile, field.name);
    const isHosts = person.affiliation === "internal" && nameFields.includes(field.name);
    const view: ProfileFieldView = {
      name: field.name,
      kind: field.kind,
      label: field.label,
      ...(field.choices !== undefined && { choices: [...field.choices] }),
      value: held?.value ?? null,
      number: held?.number ?? 0,
      changedAt: toInstant(held?.at),
      changedBy: toChanger(held?.by, reader.names),
      via: toViaView(held?.via),
      writable: !isHosts && (!isWorker || isWritable(field)),
      notice: held !== undefined && profile !== undefined && isNews(profile, held),
    };
    return { group: field.group, view };
  });
  const groups = profileGroups.flatMap((group) => {
    const inGroup = views.filter((one) => one.group === group).map(({ view }) => view);
    return inGroup.length === 0 ? [] : [{ group, fields: inGroup }];
  });
  return {
    personId: person.id,
    name: person.name,
    number: Math.max(0, ...views.map(({ view }) => view.number)),
    groups,
  };
}

/** Whoever changed something, where they may be named. */
export function toChanger(personId: string | undefined, names: ReadonlyMap<string, string>) {
  const name = personId === undefined ? undefined : names.get(personId);
  return personId === undefined || name === undefined ? null : { id: personId, name };
}

/** A value that was overwritten although the caller had seen an older one (Q31). */
const overwrittenFields = z.strictObject({
  field: z.string(),
  /** What was there. */
  value: profileValue.nullable(),
  /** Who had put it there, and what they are called; null where the caller may not know. */
  by: id.nullable(),
  byName: z.string().nullable(),
  via: viaView,
  /** ISO 8601, UTC. */
  at: z.string(),
});

/** A value that was overwritten although the caller had seen an older one. */
export interface OverwrittenView extends z.output<typeof overwrittenFields> {}

/** A value that was overwritten, in an answer. */
export const overwrittenView: ViewSchema<OverwrittenView> = overwrittenFields;

/** A value that was overwritten, as it is told. */
export function toOverwritten(field: string, held: HeldField, names: ReadonlyMap<string, string>): OverwrittenView {
  const by = toChanger(held.by, names);
  return {
    field,
    value: held.value,
    by: by?.id ?? null,
    byName: by?.name ?? null,
    via: toViaView(held.via),
    at: new Date(held.at).toISOString(),
  };
}
