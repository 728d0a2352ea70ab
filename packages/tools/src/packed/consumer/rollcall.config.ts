import { defineConfig } from "@rollcall/cli";

export default defineConfig({
  authenticate: () => null,
  database: { sqlite: "rollcall.db" },
  secret: "0123456789abcdef0123456789abcdef",
  baseUrl: "https://planner.example.com",
});
