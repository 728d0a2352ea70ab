export { defineConfig } from "./config/define-config.ts";
export type {
  DatabaseConfig,
  FilesConfig,
  FurtherParts,
  MailConfig,
  RollcallConfig,
} from "./config/rollcall-config.ts";
