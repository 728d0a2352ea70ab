export { certificationCsv, type CertificationCsvInput, type CertificationCsvOptions } from "./certification-csv.ts";
export { hoursCsv, type HoursCsvInput, type HoursCsvOptions } from "./hours-csv.ts";
export { memberCsv, type MemberCsvInput, type MemberCsvOptions } from "./member-csv.ts";
export { reportCsv, type ReportCsvInput, type ReportCsvOptions } from "./report-csv.ts";
