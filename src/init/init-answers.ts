/** What `init` has to know beside the repository: the answers, as flags, as a file, as questions, and kept in the lock file. */
import { z } from 'zod'
import { EXISTING } from './existing.ts'

export const PROFILES = ['small', 'standard'] as const
export const LAUNCHES = ['fargate', 'fargate-spot', 'ec2'] as const
export const STRATEGIES = ['rolling', 'blue-green'] as const
export const ADD_ONS = ['alarms', 'scaling', 'secrets', 'waf', 'firelens', 'tracing', 'efs'] as const

const environment = z.strictObject({
  name: z.string(),
  /** Null: not known yet. */
  account: z.string().nullable().default(null),
  /** Whether people approve a deployment in GitHub. */
  approval: z.boolean().default(false),
})

/** Every answer is known, but for those that only GitHub and AWS know. The order is that of the lock file. */
export const ANSWERS = z.strictObject({
  application: z.string(),
  region: z.string(),
  profile: z.enum(PROFILES),
  /** In the order of promotion. */
  environments: z.array(environment).min(1),
  /** The shared account of the registry; of the profile `small`, the only one. */
  registryAccount: z.string().nullable(),
  /** The repository of ECR. */
  repository: z.string(),
  /** Of the image, in the repository. */
  dockerfile: z.string().default('Dockerfile'),
  /** What it is built from: a folder, `.` for the root. */
  context: z.string().default('.'),
  port: z.int(),
  healthPath: z.string(),
  launch: z.enum(LAUNCHES),
  strategy: z.enum(STRATEGIES),
  addOns: z.array(z.enum(ADD_ONS)),
  executeCommand: z.boolean(),
  /** Whether GitHub can keep attestations: a public repository, or GitHub Enterprise Cloud. */
  attest: z.boolean(),
  /** `owner/name`. */
  github: z.string().nullable(),
  /** What GitHub puts before `:environment:` into the `sub` of a token. */
  subjectPrefix: z.string().nullable(),
  branch: z.string(),
  /** Of the starter's Dockerfile. */
  baseImage: z.string(),
  /** `owner/repository@commit`: whose workflows are called. */
  shipToEcs: z.string().nullable(),
  cpu: z.int(),
  memory: z.int(),
  desiredCount: z.int(),
  /** What was imported; null for an application that begins here. */
  existing: EXISTING.nullable().default(null),
})

export type Answers = z.infer<typeof ANSWERS>
export type AnswerName = keyof Answers

/** Any of them, from a file: an unknown key at any depth is an error. An environment can be its name alone. */
export const GIVEN_ANSWERS = ANSWERS.omit({ existing: true })
  .extend({
    // Without the defaults, which would count as given.
    dockerfile: z.string(),
    context: z.string(),
    environments: z
      .array(z.preprocess((value) => (typeof value === 'string' ? { name: value } : value), environment))
      .min(1),
  })
  .partial()

export type GivenAnswers = Partial<Answers>

/** The runtime of Node.js without a shell or a package manager (GoogleContainerTools/distroless, nodejs24-debian13), as the starter uses it. */
export const STARTER_IMAGE =
  'gcr.io/distroless/nodejs24-debian13:nonroot@sha256:9eeb7f5887d0e239e78264b06f7f11d2e14be534050481803a9e4728fcdd278e'

/** What is taken where nobody has answered. */
export const defaultAnswers = (facts: {
  readonly application: string
  readonly region: string
  readonly github: string | null
  readonly branch: string
  readonly profile: Answers['profile']
}): Answers => ({
  application: facts.application,
  region: facts.region,
  profile: facts.profile,
  environments: [
    { name: 'dev', account: null, approval: false },
    { name: 'production', account: null, approval: true },
  ],
  registryAccount: null,
  repository: facts.application,
  dockerfile: 'Dockerfile',
  context: '.',
  port: 8080,
  healthPath: '/health',
  launch: facts.profile === 'small' ? 'fargate-spot' : 'fargate',
  strategy: 'rolling',
  addOns: [],
  executeCommand: false,
  attest: false,
  github: facts.github,
  subjectPrefix: null,
  branch: facts.branch,
  baseImage: STARTER_IMAGE,
  shipToEcs: null,
  cpu: 256,
  memory: 512,
  desiredCount: facts.profile === 'small' ? 1 : 2,
  existing: null,
})
