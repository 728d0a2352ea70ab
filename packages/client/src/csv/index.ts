export { memberCsv, type MemberCsvInput, type MemberCsvOptions } from "./member-csv.ts";
