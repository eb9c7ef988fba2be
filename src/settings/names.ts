/** The settings that name something in AWS by a rule that is known before AWS is asked. */
import { z } from 'zod'
import { parseRoleArn } from '../domain/aws/role.ts'
import { parseGivenImage, severalImages } from '../domain/image/given-image.ts'
import { kindOfArn } from '../domain/load-balancing/rule-arn.ts'
import { parseWantedRevision } from '../domain/rollout/wanted-revision.ts'
import { parseBaseline } from '../domain/scan/baseline.ts'
import { string, type ValueKind } from './kinds.ts'

/** Of a repository: the pattern and the lengths of `repositoryName` in ECR's API reference, CreateRepository. */
const REPOSITORY = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/
const LENGTH = { min: 2, max: 256 } as const

/** A private registry of ECR. Its name is a valid path of a repository, too, but nobody means one. */
const REGISTRY = /^\d{12}\.dkr[.-]ecr[.-][^/]*\//

/** Regions are added to AWS, so no list of them is kept. */
const REGION = /^[a-z]{2,}(-[a-z]+)+-\d+$/

/** The name of an ECR repository, without registry, tag or digest. */
export const repository = (): ValueKind<string> =>
  checked((name) => {
    if (isRepository(name) && !REGISTRY.test(name)) return null
    const meant = withoutHostAndTag(name)
    const use = isRepository(meant) ? `: use \`${meant}\`` : ''
    return meant === name.toLowerCase()
      ? `must be ${LENGTH.min} to ${LENGTH.max} lowercase letters and digits, separated by single \`.\`, \`_\`, \`-\` or \`/\`${use}`
      : `must be a name without registry or tag${use}`
  })

/** The name of an AWS region. */
export const region = (): ValueKind<string> =>
  checked((name) => (REGION.test(name) ? null : `'${name}' is not the name of a region, for example \`eu-west-1\``))

/** The ARN of an IAM role. */
export const roleArn = (): ValueKind<string> =>
  checked((arn) =>
    parseRoleArn(arn) === null
      ? `'${arn}' is not the ARN of an IAM role, for example \`arn:aws:iam::123456789012:role/deploy\``
      : null,
  )

/** The ARN of a rule of an Application Load Balancer, or of its listener. */
export const ruleOrListenerArn = (): ValueKind<string> =>
  checked((arn) =>
    kindOfArn(arn) === null ? `'${arn}' is not the ARN of a rule or a listener of an Application Load Balancer` : null,
  )

/** An image of the registry: a digest, a tag, or a name with one of them. What is wrong with one of several is said apart. */
export const givenImage = (): ValueKind<string> =>
  checked((written) =>
    parseGivenImage(written) === null && severalImages(written).length === 0
      ? 'must be a digest (`sha256:…`), a tag, or a name with one of them (`registry/repository@sha256:…`) of an image in `repository`'
      : null,
  )

/** What the new image is compared with. A tag may be moved to any image. */
export const baselineImage = (): ValueKind<string> =>
  checked((written) =>
    parseBaseline(written) === null
      ? `'${written}' is not \`none\`, \`running\`, or an image by its digest (\`sha256:…\` or \`registry/repository@sha256:…\`)`
      : null,
  )

/** An earlier revision, or an image of the registry. */
export const wantedRevision = (): ValueKind<string> =>
  checked((written) =>
    parseWantedRevision(written) === null
      ? `'${written}' is not \`previous\`, a revision (\`hello:41\`, \`41\` or its ARN), or a digest or a tag of an image`
      : null,
  )

const checked = (problemOf: (name: string) => string | null): ValueKind<string> => {
  const text = string()
  return {
    ...text,
    schema: text.schema.transform((name, context) => {
      const message = problemOf(name)
      if (message === null) return name
      context.issues.push({ code: 'custom', message, input: name })
      return z.NEVER
    }),
  }
}

const isRepository = (name: string): boolean =>
  name.length >= LENGTH.min && name.length <= LENGTH.max && REPOSITORY.test(name)

/** By Docker's rule, a first part with a dot or a colon before a slash is a registry. */
const withoutHostAndTag = (reference: string): string =>
  reference
    .replace(/^https?:\/\//i, '')
    .replace(/^[^/.:]*[.:][^/]*\/(?=.)/, '')
    .replace(/@.*$/s, '')
    .replace(/:[^/]*$/, '')
    .toLowerCase()
