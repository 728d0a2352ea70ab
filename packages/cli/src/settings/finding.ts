/** `missing`: it does not work so, or must not. `weak`: it works, and should be better. */
export type Status = "ok" | "weak" | "missing";

/** What was found of one setting, or of one thing that it stands for. No secret is in it. */
export interface Finding {
  readonly name: string;
  readonly status: Status;
  /** What there is. */
  readonly says: string;
  /** What to do about it, where it is not ok. */
  readonly helps?: string;
}

/** All is well with it. */
export const ok = (name: string, says: string): Finding => ({ name, status: "ok", says });

/** It could be better. */
export const weak = (name: string, says: string, helps: string): Finding => ({ name, status: "weak", says, helps });

/** It does not work so. */
export const missing = (name: string, says: string, helps: string): Finding => ({
  name,
  status: "missing",
  says,
  helps,
});
