/** The kind of value of `create-repository`: what a repository that does not exist is created with. */
import { z } from 'zod'
import { parseRoleArn, type RoleName } from '../domain/aws/role.ts'
import { quoted } from '../domain/bounds.ts'
import type { NewRepository } from '../domain/registry/new-repository.ts'
import { scalar, type ValueKind } from './kinds.ts'
import { strict } from './kinds-definition.ts'
import { textsAndNulls } from './nested-values.ts'

/** As it is set: a lifecycle policy is a file. */
export interface RepositoryToCreate extends Omit<NewRepository, 'lifecyclePolicy'> {
  /** What creates it; null: the credentials of the registry. */
  readonly role: RoleName | null
  /** The path of a file with the policy, as it is written; null: no image expires. */
  readonly lifecycle: string | null
}

const refuse = (context: z.core.$RefinementCtx, message: string): never => {
  context.issues.push({ code: 'custom', message, input: undefined })
  return z.NEVER
}

const text = scalar.transform((value) => String(value).trim())

const fitting = (pattern: RegExp, otherwise: (word: string) => string) =>
  text.superRefine((word, context) => {
    if (!pattern.test(word)) context.addIssue({ code: 'custom', message: otherwise(quoted(word)), input: undefined })
  })

const flag = text.transform((word, context) => {
  if (/^(?:true|false)$/i.test(word)) return word.toLowerCase() === 'true'
  return refuse(context, 'must be `true` or `false`')
})

const list = <Schema extends z.ZodType<string>>(each: Schema, most: number) =>
  z
    .array(each, { error: 'must be a list' })
    .max(most, { error: `must have at most ${most} entries` })
    .transform((all) => [...new Set(all)])

const role = text.transform((arn, context) => {
  const name = parseRoleArn(arn)
  return name ?? refuse(context, `'${quoted(arn)}' is not the ARN of an IAM role`)
})

/** ECR API Reference, ImageTagMutabilityExclusionFilter and CreateRepository: the characters of a filter, with two `*` at most, and how many. */
const TAG = /^(?!(?:[^*]*\*){3})[0-9a-zA-Z._*-]{1,128}$/
const MOST_FILTERS = 5
/** KMS: the ARN of a key or of an alias, an alias, or the id of a key. The aliases of AWS name keys of AWS. */
const KEY =
  /^(?:arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:)?(?:key\/[\w-]{1,128}|alias\/(?!aws\/)[\w/-]{1,250})$|^(?:mrk-)?[0-9a-f][0-9a-f-]{31,35}$/
/** More than a repository policy has room for (10,240 characters) is not needed. */
const MOST_ACCOUNTS = 500
/** ECR API Reference, Tag: the characters of AWS tags, without a key that AWS reserves; 50 at most. */
const TAG_KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u
const MOST_TAGS = 50

const resourceTags = z
  .record(z.string(), text, { error: 'must map the keys of tags to values' })
  .superRefine((tags, context) => {
    const all = Object.entries(tags)
    if (all.length > MOST_TAGS)
      context.addIssue({ code: 'custom', message: `must have at most ${MOST_TAGS} tags`, input: undefined })
    for (const [key, value] of all.filter(([key, value]) => !TAG_KEY.test(key) || !TAG_VALUE.test(value)))
      context.addIssue({
        code: 'custom',
        message: `'${quoted(value)}' with this key is not a tag of AWS: letters, digits, spaces and _.:/=+-@, without \`aws:\` in front`,
        path: [key],
        input: undefined,
      })
  })

const SETTINGS = {
  role: role
    .describe('The ARN of an IAM role of the account of the registry, assumed by OIDC. Default: what pushes.')
    .optional(),
  'scan-on-push': flag.describe('Whether ECR scans each image. Default: `true`.').default(true),
  immutable: flag.describe('Whether no tag can be moved to another image. Default: `true`.').default(true),
  'mutable-tags': list(
    fitting(TAG, (word) => `'${word}' is not a tag with at most two \`*\``),
    MOST_FILTERS,
  )
    .describe('Tags that can be moved although the others cannot, with `*` for any text, for example `latest`.')
    .default([]),
  'kms-key': fitting(KEY, (word) => `'${word}' is not a KMS key: its id or ARN, or a name such as \`alias/ecr\``)
    .describe('The KMS key that encrypts the images. It cannot be changed later. Default: a key of ECR.')
    .optional(),
  lifecycle: text
    .refine((path) => path !== '', { error: 'must be the path of a file' })
    .describe('Path of a JSON file in the checkout with a lifecycle policy. Default: no image expires.')
    .optional(),
  'pull-accounts': list(
    fitting(/^\d{12}$/, (word) => `'${word}' is not an AWS account id (12 digits)`),
    MOST_ACCOUNTS,
  )
    .describe('Other accounts that may pull.')
    .default([]),
  tags: resourceTags.describe('AWS tags of the repository.').default({}),
} as const

const map = strict(SETTINGS).transform((own, context): RepositoryToCreate => {
  const { immutable, 'mutable-tags': mutableTags } = own
  if (!immutable && mutableTags.length > 0)
    return refuse(context, 'cannot have `mutable-tags` with `immutable: false`: every tag can be moved then')
  return {
    role: own.role ?? null,
    scan: own['scan-on-push'] ? 'on-push' : 'off',
    tags: immutable ? 'immutable' : 'mutable',
    mutableTags,
    kmsKey: own['kms-key'] ?? null,
    lifecycle: own.lifecycle ?? null,
    pullAccounts: own['pull-accounts'],
    resourceTags: own.tags,
  }
})

/** `true`, which means what a map without keys means, or the map. A level replaces that of the level below. */
export const repositoryToCreate = (): ValueKind<RepositoryToCreate> => ({
  schema: z.preprocess((value) => (value === true || value === 'true' ? {} : value), map),
  merge: (_, above) => above,
  nested: { plain: textsAndNulls, place: (value) => value },
})
