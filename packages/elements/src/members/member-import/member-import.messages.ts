import { batchMessages } from "../batch-run.ts";

/** The English messages of the import preview. */
export const importMessages = {
  ...batchMessages,
  "import.title": { one: "Add {count} person", other: "Add {count} people" },
  "import.done-title": { one: "{added} of {count} person added", other: "{added} of {count} people added" },
  "import.download": {
    one: "Download {count} row that wasn’t added",
    other: "Download {count} rows that weren’t added",
  },
  "import.file-name": "Not added",
  "import.nothing.text": "The list has no column with email addresses.",
  "import.vcard.text":
    "This is a vCard file, which can’t be imported. Export the contacts as CSV instead, or paste their email addresses.",
  "import.ldif.text":
    "This is an LDIF file, which can’t be imported. Export the entries as CSV instead, or paste their email addresses.",
  "import.column.line": "Row",
  "import.column.name": "Name",
  "import.column.address": "Address",
  "import.column.role": "Role",
  "import.column.result": "Result",
  "import.include": "Add {name}",
  "import.role-of": "Role of {name}",
  "import.ready": "Ready",
  "import.checking": "Checking…",
  "import.correct": "Fix",
  "import.correct-row": "Fix {name}",
  "import.check": "Check",
  "import.again": "Add again",
  "import.left-out": "Skipped",
  "import.invalid": "Not an email address",
  "import.duplicate": "Duplicate",
  "import.invisible": "Contains the invisible character {character}",
  "import.columns": "Columns – {columns}",
  "import.column-number": "Column {number}",
  "import.no-column": "None",
  "import.kind.address": "Address",
  "import.kind.name": "Full name",
  "import.kind.given": "First name",
  "import.kind.family": "Last name",
  "import.kind.role": "Role",
  "import.kind.skills": "Skills",
  "import.kind.certifications": "Certifications",
  "import.assign": "Skills and certifications: {names}",
  "import.assign.forbidden":
    "People are added without the skills and certifications in the list. Schedulers and organization admins can assign them.",
  "import.unknown.skills": {
    one: "Not assigned, as no active skill has this name: {names}",
    other: "Not assigned, as no active skills have these names: {names}",
  },
  "import.unknown.certifications": {
    one: "Not assigned, as no active certification has this name: {names}",
    other: "Not assigned, as no active certifications have these names: {names}",
  },
  "import.assigned.skills": { one: "{count} skill assigned", other: "{count} skills assigned" },
  "import.assigned.certifications": {
    one: "{count} certification assigned",
    other: "{count} certifications assigned",
  },
  "import.unassigned": { one: "{count} name not assigned", other: "{count} names not assigned" },
  "import.encoding": "Text encoding",
  "import.role": "Unknown role, defaults to member",
  "import.typo": "Did you mean {address}?",
  "import.use": "Use it",
  "import.second": "Not added: {address}",
  "import.more": { one: "{count} more row", other: "{count} more rows" },
  "import.show-more": "Show more",
  "import.adding": "Adding",
  "import.added": "Added",
  "import.failed": "No response",
  "import.start": { one: "Add {count} person", other: "Add {count} people" },
  "import.start-assign": { one: "Assign to {count} member", other: "Assign to {count} members" },
  "import.summary": "{added} added, {refused} not added",
  "import.summary-open": "{added} added, {refused} not added, {open} without a response",
} as const;

/** The keys of the messages of the import preview. */
export type ImportKey = keyof typeof importMessages;
