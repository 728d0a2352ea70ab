import { linkPartWords } from "../schedule-link/link-parts.messages.ts";

/** The English messages of the import of a schedule. Its first steps are those of linking. */
export const scheduleImportWords = {
  ...linkPartWords,
  "schedule-link.choose.text": "Its people become members. You can leave some out and choose roles in the next step.",
  "schedule-import.title": "Import from another product",
  "schedule-import.text":
    "Copies the people of a schedule once. Nothing is added until you’ve seen the preview, and nothing changes in the other product.",
  "schedule-import.none": "No products are set up for importing",
  "schedule-import.name": "Name of the new schedule",
  "schedule-import.zone": "Its time zone is {zone}.",
  "schedule-import.name.needed": "Enter a name.",
  "schedule-import.preview": "Preview people",
  "schedule-import.previewing": "Reading people",
  "schedule-import.empty": "This schedule has no people.",
  "schedule-import.done": { one: "{count} person imported", other: "{count} people imported" },
  "schedule-import.done.text": "They are now members of “{name}”.",
  "schedule-import.done.here": "They are now members of this schedule.",
  "schedule-import.shifts": "Upcoming shifts",
  "schedule-import.shifts.text":
    "The shifts of the next 8 weeks can be imported too, as drafts that workers don’t see.",
  "schedule-import.shifts.preview": "Preview upcoming shifts",
  "schedule-import.shifts.kind": "On call",
  "schedule-import.shifts.count": { one: "{count} shift to create.", other: "{count} shifts to create." },
  "schedule-import.shifts.done": { one: "{count} draft created.", other: "{count} drafts created." },
  "schedule-import.shifts.others": "{unchanged} unchanged, {refused} refused.",
  "schedule-import.shifts.create": { one: "Create {count} draft", other: "Create {count} drafts" },
  "schedule-import.shifts.no-member": "not a member of this schedule",
  "schedule-import.open": "Open the schedule",
  "schedule-import.again": "Import from another schedule",
} as const;

/** The keys of these messages. */
export type ScheduleImportKey = keyof typeof scheduleImportWords;
