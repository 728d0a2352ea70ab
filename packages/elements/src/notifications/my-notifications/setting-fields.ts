import type { NotificationChannel, NotificationSettingsView, UpdateNotificationSettingsInput } from "@rollcall/core";
import type { ReactiveControllerHost } from "lit";
import { SavedField } from "../../ui/settings/saved-field.ts";

/** The settings that are saved on their own, each as text. */
export type SettingName = "kinds" | "reminders" | "quietHours" | "timeZone" | "language" | "digest";

/** The fields of the settings. */
export type SettingFields = Readonly<Record<SettingName, SavedField<string>>>;

type Patch = UpdateNotificationSettingsInput;
type Chosen = Readonly<Record<string, readonly NotificationChannel[]>>;

/** The channels of each kind, from the text of the field `kinds`. */
export const chosenIn = (text: string | undefined): Chosen => JSON.parse(text ?? "{}") as Chosen;

/** The minutes before a shift, from the text of the field `reminders`. */
export const remindersIn = (text = ""): readonly number[] =>
  text
    .split(",")
    .filter((minutes) => minutes !== "")
    .map(Number);

/** How each setting becomes text, and text becomes a change. */
const codecs: Readonly<
  Record<
    SettingName,
    {
      readonly toText: (settings: NotificationSettingsView) => string;
      readonly toPatch: (text: string, settings: NotificationSettingsView) => Patch;
    }
  >
> = {
  kinds: {
    toText: ({ kinds }) => JSON.stringify(Object.fromEntries(kinds.map(({ kind, channels }) => [kind, channels]))),
    toPatch: (text, { kinds }) => {
      const chosen = chosenIn(text);
      const changed = kinds.filter(({ kind, channels }) => chosen[kind]?.join() !== channels.join());
      return { kinds: changed.map(({ kind }) => ({ kind, channels: [...(chosen[kind] ?? [])] })) };
    },
  },
  reminders: {
    toText: ({ reminders }) => reminders.join(),
    toPatch: (text) => ({ reminders: [...remindersIn(text)] }),
  },
  quietHours: {
    toText: ({ quietHours }) => (quietHours === null ? "" : `${quietHours.from}-${quietHours.to}`),
    toPatch: (text) => {
      const [from = "", to = ""] = text.split("-");
      return { quietHours: text === "" ? null : { from, to } };
    },
  },
  timeZone: {
    toText: ({ ownTimeZone }) => ownTimeZone ?? "",
    toPatch: (text) => ({ timeZone: text === "" ? null : text }),
  },
  language: { toText: ({ language }) => language, toPatch: (language) => ({ language }) },
  digest: {
    toText: ({ digest }) => digest,
    toPatch: (text) => ({ digest: text as NotificationSettingsView["digest"] }),
  },
};

/**
 * Creates the fields of the settings.
 * @param host the element
 * @param settings the settings, if loaded
 * @param send sends a change and shows the result
 */
export function settingFields(
  host: ReactiveControllerHost,
  settings: () => NotificationSettingsView | undefined,
  send: (patch: Patch) => Promise<unknown>,
): SettingFields {
  const fields = Object.entries(codecs).map(([name, { toText, toPatch }]) => {
    const current = (): string | undefined => {
      const value = settings();
      return value && toText(value);
    };
    const field = new SavedField<string>(host, {
      current,
      send: (text) => {
        const value = settings();
        return value === undefined ? Promise.resolve() : send(toPatch(text, value));
      },
    });
    return [name, field] as const;
  });
  return Object.fromEntries(fields) as SettingFields;
}

/** Sets a field and saves it. A change in another window doesn't prevent it: both were made by the same person. */
export function change(field: SavedField<string>, text: string): void {
  field.edit(text);
  void field.overwrite();
}
