import { APP_PATH, beside, container, ON_EC2, PROXY, type LintCase } from '../lint-play.ts'

const OTHER = 'containerDefinitions[1]'

const image = (name: string | undefined) => beside({ image: name })

const DIGEST = PROXY.image ?? ''

const ECR = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/proxy@sha256:${'a'.repeat(64)}`

const repositoryCredentials = { credentialsParameter: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a' }

export const IMAGE_CASES: readonly LintCase[] = [
  {
    rule: 'no-image',
    breaks: [
      [image(undefined), `${OTHER}.image`],
      [image(''), `${OTHER}.image`],
      [image('nginx latest'), `${OTHER}.image`],
    ],
    keeps: [container({ image: undefined }), image(DIGEST)],
  },
  {
    rule: 'latest-tag',
    breaks: ['nginx', 'nginx:latest', 'localhost:5000/nginx'].map((name) => [image(name), `${OTHER}.image`] as const),
    keeps: [image(DIGEST.replace('@', ':latest@')), container({ image: 'nginx:latest' })],
  },
  {
    rule: 'tag-not-digest',
    breaks: ['nginx:1.27', 'localhost:5000/nginx:1'].map((name) => [image(name), `${OTHER}.image`] as const),
    keeps: [image(DIGEST.replace('@', ':1.27@')), container({ image: 'app:1' })],
  },
  {
    rule: 'version-consistency',
    breaks: [[container({ versionConsistency: 'disabled' }), `${APP_PATH}.versionConsistency`]],
    keeps: [container({ versionConsistency: 'enabled' })],
  },
  {
    rule: 'registry-credentials',
    breaks: [
      [container({ repositoryCredentials }), `${APP_PATH}.repositoryCredentials`],
      [beside({ repositoryCredentials, image: ECR }), `${OTHER}.repositoryCredentials`],
    ],
    keeps: [beside({ repositoryCredentials }, ON_EC2)],
  },
]
