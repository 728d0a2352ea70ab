import type { FieldKind, ProfileGroup, WorkerAccess } from "../ports/profile-fields.ts";

/** A field that a host declares on people (X26). */
export interface ProfileField {
  /** What it is called in requests: a letter, then letters and digits, 40 at most; never changed, or what is kept is lost. */
  readonly name: string;
  readonly group: ProfileGroup;
  /** What people read. */
  readonly label: string;
  readonly kind: FieldKind;
  /** What may be chosen, 1 to 100; for the kind `choice`, and for no other. */
  readonly choices?: readonly string[];
  /** `none` if left out: only schedulers and organization admins see it. */
  readonly worker?: WorkerAccess;
}
