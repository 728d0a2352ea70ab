// The settings of `rollcall serve` in production. Everything that differs between installations comes from the environment.
import { timingSafeEqual } from "node:crypto";
import { defineConfig } from "@rollcall/cli";

const setting = (name: string): string => process.env[name] ?? "";

/** Whether a request comes from the gateway that signs users in, not from elsewhere on the network. */
function isFromGateway(request: Request): boolean {
  const [sent, expected] = [request.headers.get("x-gateway-secret") ?? "", setting("GATEWAY_SECRET")].map(Buffer.from);
  return expected.length > 0 && sent.length === expected.length && timingSafeEqual(sent, expected);
}

export default defineConfig({
  // Replace this with the sign-in of your product.
  authenticate(request) {
    if (!isFromGateway(request)) return null;
    const user = (name: string) => request.headers.get(`x-user-${name}`) ?? "";
    return {
      organizationId: user("organization"),
      hostUserId: user("id"),
      email: user("email"),
      emailVerified: true,
      name: user("name"),
      organizationRole: user("role") === "admin" ? "admin" : "member",
    };
  },
  database: { postgres: setting("DATABASE_URL") },
  baseUrl: setting("BASE_URL"),
  secret: setting("ROLLCALL_SECRET"),
  mail: {
    smtp: {
      host: setting("SMTP_HOST"),
      port: Number(setting("SMTP_PORT") || 587),
      auth: { user: setting("SMTP_USER"), pass: setting("SMTP_PASSWORD") },
    },
    from: setting("MAIL_FROM"),
  },
  trustedProxies: Number(setting("TRUSTED_PROXIES") || 1),
  host: "0.0.0.0",
  port: Number(setting("PORT") || 4400),
  // Longer than the interval at which the proxies check whether this process is ready.
  drain: Number(setting("DRAIN") || 10_000),
});
