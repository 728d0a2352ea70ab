import type { FieldKind, ProfileGroup, WorkerAccess } from "../ports/profile-fields.ts";

/** A field a host declares on people (X26). */
export interface ProfileField {
  /** The name in requests: a letter, then letters and digits, at most 40. Changing it loses the stored values. */
  readonly name: string;
  readonly group: ProfileGroup;
  /** The label shown to people. */
  readonly label: string;
  readonly kind: FieldKind;
  /** The choices, 1 to 100. Required for the kind `choice`, and only allowed there. */
  readonly choices?: readonly string[];
  /** Defaults to `none`: only schedulers and organization admins see the field. */
  readonly worker?: WorkerAccess;
}
