// `npm run matrix`: writes the permission matrix page of the docs.
import { writeFileSync } from "node:fs";
import { matrixPage, pagePath } from "./matrix-page.ts";

writeFileSync(pagePath, matrixPage());
