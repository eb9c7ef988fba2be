/**
 * The one declaration of every input and of every key of `ship-to-ecs.yaml`. `action.yml`, the README's table and the JSON
 * Schema of the file are generated from it (`npm run generate`). Names that exist in the actions which people come from
 * keep their meaning: docker/build-push-action, aws-actions/amazon-ecs-deploy-task-definition, aquasecurity/trivy-action.
 */
import { DOCKLE_LEVELS, SEVERITIES } from '../domain/scan/findings.ts'
import type { z } from 'zod'
import {
  assignments,
  choice,
  choices,
  flag,
  integer,
  lines,
  pairs,
  text,
  type DefaultedField,
  type Field,
  type OptionalField,
  type RequiredField,
} from './fields.ts'

type Schema<Value> = z.ZodType<Value>

const required = <Value>(description: string, schema: Schema<Value>): RequiredField<Value> => ({
  description,
  schema,
  scope: 'input',
  presence: 'required',
})

const optional = <Value>(description: string, schema: Schema<Value>): OptionalField<Value> => ({
  description,
  schema,
  scope: 'input',
  presence: 'optional',
})

const defaulted = <Value>(value: string, description: string, schema: Schema<Value>): DefaultedField<Value> => ({
  description,
  schema,
  scope: 'input',
  presence: 'defaulted',
  default: value,
})

const fileOnly = <F extends Field<unknown>>(field: F): F => ({ ...field, scope: 'file' })

// prettier-ignore
export const INPUTS = {
  // Where it goes
  repository: required('Name of the ECR repository, without registry or tag.', text()),
  cluster: required('Name or ARN of the ECS cluster.', text()),
  service: required('Name or ARN of the ECS service; it must exist.', text()),
  'task-definition': required('The task definition: a JSON or YAML file of the checkout (with a slash, or ending in .json, .yaml or .yml), or a family, family:revision or ARN in ECS.', text()),
  'container-name': optional('The container whose image is replaced. Needed when the task definition has more than one.', text()),
  'aws-region': optional('The AWS region. Default: what the environment says (AWS_REGION).', text()),
  // The tag
  environment: optional('What this deployment is for, for example `production`; stands in the default tag.', text()),
  tag: defaulted('{environment}-{sha}', 'Template of the image tag. Placeholders: {environment} {sha} {short-sha} {branch} {pr} {run-number} {run-attempt} {run-id} {date} {semver} {major} {minor} {patch}.', text()),
  // The build
  context: defaulted('.', 'The build context: a folder of the checkout.', text()),
  file: optional('The Dockerfile, relative to the checkout. Default: `Dockerfile` in the context.', text()),
  target: optional('The stage of the Dockerfile to build.', text()),
  'build-args': defaulted('', 'Build arguments, one KEY=VALUE a line; a KEY alone takes its value from the environment. They stand in the image and in process lists: no secrets here.', assignments()),
  secrets: defaulted('', 'Build secrets, one ID=VALUE a line, for `RUN --mount=type=secret`.', pairs()),
  'secret-envs': defaulted('', 'Build secrets from environment variables, one ID=NAME a line.', pairs()),
  'secret-files': defaulted('', 'Build secrets from files, one ID=PATH a line.', pairs()),
  ssh: defaulted('', 'SSH agent sockets or keys for the build, one a line, for example `default`.', lines()),
  platforms: defaulted('', 'The platform to build for, for example `linux/arm64`. One for now. Default: the engine\'s own.', lines()),
  labels: defaulted('', 'Labels of the image, one KEY=VALUE a line, added to the OCI labels that are set anyway.', pairs()),
  'cache-from': defaulted('', 'Caches to read, one a line, for example `type=gha`. Needs buildx.', lines()),
  'cache-to': defaulted('', 'Caches to write, one a line, for example `type=gha,mode=max`. Needs buildx.', lines()),
  pull: defaulted('false', 'Always ask the registry for newer base images.', flag()),
  'no-cache': defaulted('false', 'Build without the cache.', flag()),
  provenance: defaulted('false', 'Provenance attestation, as buildx takes it (`true`, `mode=max`). It makes the pushed image an index, which ECR\'s basic scan does not take.', text()),
  sbom: defaulted('false', 'SBOM attestation, as buildx takes it. It makes the pushed image an index, which ECR\'s basic scan does not take.', text()),
  // The scans and the gate
  'trivy-severity': defaulted('CRITICAL,HIGH', 'Severities that refuse the image, or `none`. Findings of every severity are reported.', choices(SEVERITIES)),
  'trivy-ignore-unfixed': defaulted('false', 'Vulnerabilities that no version mends do not refuse.', flag()),
  'trivy-db-repository': defaulted('mirror.gcr.io/aquasec/trivy-db:2\nghcr.io/aquasecurity/trivy-db:2\npublic.ecr.aws/aquasecurity/trivy-db:2', 'Repositories of the vulnerability database, tried in order.', lines()),
  'trivy-cache-dir': optional('An own Trivy cache directory that holds `db/trivy.db`; no database is downloaded then.', text()),
  'dockle-exit-level': defaulted('FATAL', 'This level and worse refuse the image: FATAL, WARN, INFO or `none`.', choice([...DOCKLE_LEVELS, 'none'])),
  offline: defaulted('false', 'Nothing is downloaded: scanners must be on PATH or in the cache, the database too.', flag()),
  // The deployment
  'desired-count': optional('The number of tasks. Default: it is left as it is.', integer({ min: 0, max: 5000 })),
  'force-new-deployment': defaulted('false', 'Start a deployment even when nothing in the service changes.', flag()),
  'wait-for-minutes': defaulted('30', 'How long to wait for the deployment.', integer({ min: 1, max: 360 })),
  'config-file': optional('A file of the checkout that holds any of these settings; an input wins over it. Default: `ship-to-ecs.yaml`, if it exists.', text()),
  // In the file only
  'build-contexts': fileOnly(defaulted('', 'Additional build contexts, NAME: PATH. Needs buildx.', pairs())),
  network: fileOnly(optional('The network mode of `RUN` instructions.', text())),
  'add-hosts': fileOnly(defaulted('', 'Additional HOST:IP mappings for the build.', lines())),
  builder: fileOnly(optional('The buildx builder to use.', text())),
  'scan-timeout-minutes': fileOnly(defaulted('10', 'How long one scan may take.', integer({ min: 1, max: 120 }))),
  'tools-mirror': fileOnly(optional('Base URL that the pinned releases of the scanners are fetched from instead of github.com; their sha256 is checked all the same.', text())),
} as const satisfies Record<string, Field<unknown>>

export type InputName = keyof typeof INPUTS

type ValueOf<F> = F extends Field<infer Value> ? (F extends OptionalField<Value> ? Value | null : Value) : never

/** Every input by its name, checked; null where nothing was given and there is no default. */
export type Inputs = { readonly [Name in InputName]: ValueOf<(typeof INPUTS)[Name]> }

/** The names that stand in `action.yml`. */
export const ACTION_INPUTS = (Object.keys(INPUTS) as InputName[]).filter((name) => INPUTS[name].scope === 'input')
