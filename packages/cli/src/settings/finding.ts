/** `missing`: it does not work or is not allowed. `weak`: it works, but should be improved. */
export type Status = "ok" | "weak" | "missing";

/** The result of checking one setting or the thing it configures. Contains no secrets. */
export interface Finding {
  readonly name: string;
  readonly status: Status;
  /** The current state. */
  readonly message: string;
  /** How to fix it. Present unless the status is `ok`. */
  readonly remedy?: string;
}

/** Creates a finding without a problem. */
export const ok = (name: string, message: string): Finding => ({ name, status: "ok", message });

/** Creates a finding for something that should be improved. */
export const weak = (name: string, message: string, remedy: string): Finding => ({
  name,
  status: "weak",
  message,
  remedy,
});

/** Creates a finding for something that does not work. */
export const missing = (name: string, message: string, remedy: string): Finding => ({
  name,
  status: "missing",
  message,
  remedy,
});
