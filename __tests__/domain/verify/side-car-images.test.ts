import { expect, test } from '@jest/globals'
import { runtimeOf } from '../../../src/domain/image/platform.ts'
import { judgeImage, parseEcrImage } from '../../../src/domain/verify/side-car-images.ts'

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
const DIGEST = `sha256:${'a'.repeat(64)}`

test.each([
  [`${ECR}/team/proxy:1.2`, { repository: 'team/proxy', reference: { imageTag: '1.2' } }],
  [`${ECR}/proxy`, { repository: 'proxy', reference: { imageTag: 'latest' } }],
  [`${ECR.replace('.ecr.', '.ecr-fips.')}/proxy`, { repository: 'proxy', reference: { imageTag: 'latest' } }],
  ['123456789012.dkr-ecr.eu-west-1.on.aws/proxy', { repository: 'proxy', reference: { imageTag: 'latest' } }],
  [`${ECR}/proxy:1@${DIGEST}`, { repository: 'proxy', reference: { imageDigest: DIGEST } }],
])('%s is in ECR', (image, parsed) => {
  expect(parseEcrImage(image)).toEqual({ account: '123456789012', region: 'eu-west-1', ...parsed })
})

test.each(['nginx', 'public.ecr.aws/nginx/nginx:1', 'ghcr.io/team/proxy@sha256:1'])('%s is not', (image) => {
  expect(parseEcrImage(image)).toBeNull()
})

const index = (...architectures: readonly string[]): string =>
  JSON.stringify({ manifests: architectures.map((architecture) => ({ platform: { os: 'linux', architecture } })) })

test.each([
  [index('amd64', 'arm64'), 'arm64', ['ok']],
  [index('amd64', 'unknown'), 'arm64', ['error']],
  [index('amd64'), null, ['ok']],
  // A descriptor may leave its platform out (OCI image index, `platform`), and the engine then reads the config.
  [JSON.stringify({ manifests: [{ digest: DIGEST }] }), 'arm64', ['ok', 'unknown']],
  [JSON.stringify({ manifests: [{ platform: { architecture: 'amd64' } }, {}] }), 'arm64', ['ok', 'unknown']],
  [JSON.stringify({ manifests: [{ platform: { architecture: 'amd64' } }, {}] }), 'amd64', ['ok', 'unknown']],
  // The manifest of one image does not name its architecture.
  [JSON.stringify({ config: { digest: DIGEST }, layers: [] }), 'arm64', ['ok', 'unknown']],
])('%s on %s', (value, architecture, levels) => {
  const manifest = { kind: 'read', value } as const
  expect(judgeImage({ container: 'proxy', image: 'x', manifest, architecture }).map((check) => check.level)).toEqual(
    levels,
  )
})

test.each([
  [{ runtimePlatform: { cpuArchitecture: 'ARM64' as const } }, 'arm64'],
  [{ requiresCompatibilities: ['FARGATE' as const] }, 'amd64'],
  [{ requiresCompatibilities: ['EC2' as const] }, null],
])('%j runs on %s', (definition, architecture) => {
  const input = { family: 'hello', containerDefinitions: [], ...definition }
  expect(runtimeOf({ input })?.architecture ?? null).toBe(architecture)
})
