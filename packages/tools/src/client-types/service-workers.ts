import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../root.ts";
import { type GeneratedFile, notice } from "./client-types.ts";

const folder = join(root, "packages/server/src");
const header = "/* Includes Workbox, Copyright Google LLC, MIT license. */\n";

/** The folders of the scripts. */
export const serviceWorkerFolders = ["push-worker", "offline-worker"].map((name) => join(folder, name, "generated"));

/** The service workers as text, so that servers without a file system can serve them. */
export const serviceWorkerFiles = async (): Promise<readonly GeneratedFile[]> => {
  const push = 'import { startPushWorker } from "./push-worker/start-push-worker.ts";\n';
  const offline = 'import { startOfflineWorker } from "./offline-worker/start-offline-worker.ts";\n';
  return [
    {
      path: join(folder, "push-worker/generated/push-worker-script.ts"),
      text: `${notice}\n/** The service worker for push messages. */\nexport const pushWorkerScript = ${JSON.stringify(
        await bundled(`${push}startPushWorker(self);`),
      )};\n`,
    },
    {
      path: join(folder, "offline-worker/generated/offline-worker-script.ts"),
      text: `${notice}\n/** The service worker that keeps the pages of a portal, and shows push messages. */\nexport const offlineWorkerScript = ${JSON.stringify(
        header + (await bundled(`${push}${offline}startPushWorker(self);\nstartOfflineWorker(self);`)),
      )};\n`,
    },
  ];
};

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    write: false,
    define: { "process.env.NODE_ENV": '"production"' },
    // The result must not depend on the repository's configuration.
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text.trim() ?? "";
}
