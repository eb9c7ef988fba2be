/** What exists already: it is named in the settings, and neither created nor described by a template. */
import { z } from 'zod'

/** Settings that a workflow of the usual actions can say. Their names are those of ship-to-ecs.yaml. */
export const TRANSLATED_SETTINGS = [
  'context',
  'file',
  'target',
  'build-args',
  'labels',
  'platforms',
  'pull',
  'no-cache',
  'cache-from',
  'cache-to',
  'provenance',
  'sbom',
  'ssh',
  'trivy-severity',
  'trivy-ignore-unfixed',
  'dockle-exit-level',
] as const

const provider = z.strictObject({ name: z.string(), weight: z.int(), base: z.int() })

const place = z.strictObject({
  environment: z.string(),
  cluster: z.string(),
  service: z.string(),
  /** The role that a deployment assumed so far; null: that of the stack `deploy-roles`. */
  deployRole: z.string().nullable(),
  executionRole: z.string().nullable(),
  taskRole: z.string().nullable(),
  /** Of the task definition; null: that of the templates, APP-ENV. */
  family: z.string().nullable().default(null),
  /** Of the container that is deployed; null: that of the templates, /ecs/APP-ENV. */
  logGroup: z.string().nullable().default(null),
  /** What its containers get from Secrets Manager and Systems Manager, as `valueFrom` names it. */
  secrets: z.array(z.string()).default([]),
  /** The strategy of capacity providers; none where the service has a launch type. */
  capacityProviders: z.array(provider),
  waitForMinutes: z.string().nullable(),
  desiredCount: z.string().nullable(),
  forceNewDeployment: z.string().nullable(),
})

export const EXISTING = z.strictObject({
  from: z.enum(['service', 'workflow']),
  /** The service as `cluster/service`, or the path of the workflow. */
  source: z.string(),
  /** The path of the task definition, which belongs to the people, or a family in ECS. */
  definition: z.string(),
  container: z.string().nullable(),
  /** What a service was found to be, in words; null for a workflow. */
  found: z.string().nullable().default(null),
  registry: z.enum(['existing', 'new']),
  settings: z.partialRecord(z.enum(TRANSLATED_SETTINGS), z.string()),
  /** One for each environment. */
  places: z.array(place).min(1),
  /** What is left to people: what could not be taken over, with the reason. */
  open: z.array(z.string()),
})

export type Existing = z.infer<typeof EXISTING>
export type Place = Existing['places'][number]

/** Of an environment; null where it is to be created. */
export const placeIn = (existing: Existing | null, environment: string): Place | null =>
  existing?.places.find((one) => one.environment === environment) ?? null
