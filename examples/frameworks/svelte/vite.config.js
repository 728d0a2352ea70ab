import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const server = "http://localhost:3000";

export default defineConfig({
  plugins: [svelte()],
  server: { proxy: { "/rollcall": server, "/sign-in": server, "/sign-out": server } },
});
