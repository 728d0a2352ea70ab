/** Settings of reports after shifts. */
export interface ReportSettings {
  /** For how long a submitted report can be amended, in milliseconds. */
  readonly amendTime: number;
}
