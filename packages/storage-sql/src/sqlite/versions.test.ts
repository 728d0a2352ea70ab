import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { testVersions } from "../versions.fixture.ts";
import { freshFile } from "./fresh-file.fixture.ts";

const script = fileURLToPath(new URL("./migrate-newer.fixture.ts", import.meta.url));

testVersions("SQLite", (context) => {
  const { store, path } = freshFile(context);
  return {
    store,
    migrate: async () => {
      await promisify(execFile)(process.execPath, ["--conditions=@rollcall/source", script, path]);
    },
    // It has tried to lock the file when `open` returns its promise.
    migrationWaits: () => undefined,
  };
});
