import {
  aboutMyOrganization,
  aboutRows,
  type OperationSample,
  type Question,
  samples as coreSamples,
} from "@rollcall/core/model";

const permissionsSamples = {
  "permissions.getMatrix": { questions: aboutMyOrganization() },
  "permissions.getSimulation": { questions: aboutRows() },
};

/** The operations with a route. */
export type AskableOperation = keyof typeof coreSamples | keyof typeof permissionsSamples;

/** What the matrix needs from each operation. */
export const samples: Readonly<Record<AskableOperation, OperationSample>> = { ...coreSamples, ...permissionsSamples };

/** Returns the questions of the permission matrix about an operation. */
export const questionsAbout = (operation: AskableOperation): readonly Question[] => samples[operation].questions;
