import type { ErrorCode } from "@rollcall/core/contract";
import type { Catalogue } from "./messages.ts";

/** The codes about uploaded files, which only components with files show. */
export type FileCode = Extract<ErrorCode, `file.${string}`>;

/** Why a file is refused: a title and, under `.text`, an explanation. `size` and `kinds` are filled in by the field for uploads. */
export const fileReasons = {
  "reason.file.name-invalid": "Invalid file name",
  "reason.file.name-invalid.text": "Rename the file, then try again.",
  "reason.file.too-large": "File too large",
  "reason.file.too-large.text": "Files can be up to {size}.",
  "reason.file.quota-exceeded": "No space left",
  "reason.file.quota-exceeded.text": "You’ve used all your storage space. Remove files you no longer need.",
  "reason.file.type-unsupported": "File type not supported",
  "reason.file.type-unsupported.text": "Its content must be of one of these types: {kinds}.",
  "reason.file.infected": "Virus found",
  "reason.file.infected.text": "The virus scanner rejected this file. It wasn’t stored.",
  "reason.file.held": "Virus scan not finished",
  "reason.file.held.text": "The file can be opened as soon as it has been checked.",
  "reason.file.in-use": "File already in use",
  "reason.file.in-use.text": "It’s attached to something else. Upload it again to use it here.",
} as const satisfies Catalogue & Readonly<Record<`reason.${FileCode}`, string>>;
