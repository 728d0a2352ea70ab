import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The path of nginx, or why there is none. Installs it on Debian as root. */
export function ensureNginx(): { readonly path: string } | { readonly missing: string } {
  const find = (): string | undefined =>
    ["nginx", "/usr/sbin/nginx"].find((path) => spawnSync(path, ["-v"]).status === 0);
  const found = find();
  if (found !== undefined) return { path: found };
  if (process.getuid?.() !== 0) return { missing: "nginx isn't installed, and only root can install it" };
  process.stderr.write("nginx not found. Installing it once.\n");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (...args: readonly string[]): void => {
    spawnSync("apt-get", args, { stdio: ["ignore", 2, 2], env });
  };
  run("update");
  run("install", "-y", "--no-install-recommends", "nginx-light");
  const installed = find();
  return installed === undefined ? { missing: "apt-get couldn't install nginx" } : { path: installed };
}

/**
 * Starts nginx in front of a server, with gzip on for every type and otherwise its default settings, so that it buffers responses.
 * @returns a function that stops it
 */
export async function startNginx(
  path: string,
  folder: string,
  port: number,
  target: string,
): Promise<() => Promise<void>> {
  mkdirSync(join(folder, "logs"), { recursive: true });
  const config = join(folder, "nginx.conf");
  writeFileSync(config, configOf(folder, port, target));
  const child = spawn(path, ["-p", folder, "-c", config, "-e", join(folder, "logs/error.log")], { stdio: "inherit" });
  const ended = once(child, "exit");
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  for (let attempts = 0; !(await isHealthy(port)); attempts++) {
    if (attempts === maxAttempts) {
      await stop();
      throw new Error("nginx didn't start");
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return stop;
}

/** How often to check whether nginx is listening. */
const maxAttempts = 100;

const isHealthy = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/rollcall/health`).then(
    ({ ok }) => ok,
    () => false,
  );

const configOf = (folder: string, port: number, target: string): string => `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
  gzip on;
  gzip_types *;
  gzip_proxied any;
  gzip_min_length 0;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${target};
      proxy_http_version 1.1;
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }
  }
}
`;
