import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

const server = "http://localhost:3000";

export default defineConfig({
  // Tags with a hyphen are elements, not Vue components.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.includes("-") } } })],
  server: { proxy: { "/rollcall": server, "/sign-in": server, "/sign-out": server } },
});
