/** What the host chose for certifications. */
export interface CertificationSettings {
  /** How many days before the expiry of a certification its person and schedulers are notified, the earliest first. */
  readonly noticeDays: readonly number[];
}
