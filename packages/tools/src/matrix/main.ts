// `npm run matrix`: writes the page of the permission matrix into the docs.
import { writeFileSync } from "node:fs";
import { matrixPage, pagePath } from "./matrix-page.ts";

writeFileSync(pagePath, matrixPage());
