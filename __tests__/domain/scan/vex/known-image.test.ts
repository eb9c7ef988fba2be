/** Statements about an image: by its name, address, digest, tag and architecture, as purl-spec, vexctl and Trivy write them. */
import { expect, test } from '@jest/globals'
import type { OwnImage } from '../../../../src/domain/scan/exceptions/matching.ts'
import { FOUND, exceptionFor, openVex, PURL, statement } from '../../../support/sample-vex.ts'
import { digestOf } from '../../../support/sample-results.ts'

const [OURS, OTHER] = [digestOf('1'), digestOf('2')]
const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
const KNOWN: Partial<OwnImage> = {
  registry: { kind: 'host', host: ECR },
  digests: [OURS],
  platform: 'linux/amd64',
}
const ofRepository = (repository: string, facts: Partial<OwnImage> = {}): Partial<OwnImage> => ({
  ...KNOWN,
  repository,
  ...facts,
})
const encoded = (digest: string): string => digest.replace(':', '%3A')

const holds = (product: object, image: Partial<OwnImage>, sideCar: string | null = null): boolean => {
  const about = sideCar === null ? {} : { sideCar: { image: sideCar, containers: ['proxy'], platform: 'linux/arm64' } }
  return exceptionFor([openVex(statement({ products: [product] }))], { ...FOUND, ...about }, image) !== null
}

test.each<readonly [object, Partial<OwnImage>, boolean]>([
  [{ '@id': `pkg:oci/hello@${encoded(OURS)}` }, KNOWN, true],
  [{ '@id': `pkg:oci/hello@${OURS}` }, KNOWN, true],
  [{ '@id': `pkg:oci/hello@${encoded(OTHER)}` }, KNOWN, false],
  [{ '@id': `pkg:oci/hello@${encoded(OURS)}` }, {}, false],
  [
    {
      '@id': `pkg:oci/hello@${encoded(OURS)}?repository_url=${ECR}%2Fshop%2Fhello&arch=amd64`,
    },
    KNOWN,
    true,
  ],
  [{ '@id': `pkg:oci/hello@${encoded(OURS)}?repository_url=https://${ECR}/shop/hello` }, KNOWN, true],
  [{ '@id': `pkg:oci/hello@${encoded(OURS)}?repository_url=example.com/other/hello` }, KNOWN, false],
  [{ '@id': 'pkg:oci/hello?repository_url=example.com/xshop/hello' }, KNOWN, false],
  [{ '@id': 'pkg:oci/hello?arch=arm64' }, KNOWN, false],
  [{ '@id': 'pkg:oci/hello?arch=amd64' }, {}, false],
  [{ '@id': 'pkg:oci/hello?tag=v1' }, KNOWN, false],
  [{ '@id': 'pkg:oci/hello?os=linux' }, KNOWN, false],
  [{ '@id': `${ECR}/shop/hello@${OURS}` }, KNOWN, true],
  [{ '@id': `${ECR}/shop/hello@${OTHER}` }, KNOWN, false],
  [{ '@id': `example.com/shop/hello@${OURS}` }, KNOWN, false],
  [{ '@id': `shop/hello@${OURS}` }, KNOWN, true],
  [{ '@id': 'example.com/shop/hello:v1' }, KNOWN, false],
  [{ '@id': 'https://example.com/hello', hashes: { 'sha-256': '1'.repeat(64) } }, KNOWN, true],
  [{ hashes: { 'sha-256': '2'.repeat(64) } }, KNOWN, false],
  [{ '@id': `pkg:oci/hello@${encoded(OURS)}`, subcomponents: [{ '@id': PURL }] }, KNOWN, true],
  [{ '@id': `pkg:oci/hello@${encoded(OURS)}`, subcomponents: [{ '@id': 'pkg:deb/debian/zlib' }] }, KNOWN, false],
  [
    {
      '@id': `pkg:oci/hello@${encoded(OURS)}`,
      subcomponents: [{ identifiers: { cpe23: 'cpe:2.3:a:openssl:openssl:*' } }],
    },
    KNOWN,
    false,
  ],
])('%j of the image %j: %s', (product, image, expected) => {
  expect(holds(product, image)).toBe(expected)
})

test.each<readonly [string, Partial<OwnImage>, boolean]>([
  ['pkg:oci/nginx', ofRepository('nginx'), true],
  [`pkg:oci/nginx?repository_url=${ECR}/nginx`, ofRepository('nginx'), true],
  ['pkg:oci/nginx?repository_url=docker.io/library/nginx', ofRepository('nginx'), false],
  ['pkg:oci/nginx?repository_url=index.docker.io/library/nginx', ofRepository('nginx'), false],
  ['pkg:oci/nginx?repository_url=ghcr.io/evil/nginx', ofRepository('nginx'), false],
  ['pkg:oci/nginx?repository_url=ghcr.io/nginx', ofRepository('nginx'), false],
  ['pkg:oci/nginx?repository_url=docker.io/library/nginx', ofRepository('library/nginx'), false],
  ['pkg:oci/nginx?repository_url=nginx', ofRepository('nginx'), false],
  [`pkg:oci/nginx?repository_url=${ECR.replace('1234', '9999')}/nginx`, ofRepository('nginx'), false],
  [`pkg:oci/nginx?repository_url=${ECR}/nginx`, { repository: 'nginx' }, false],
  [
    `pkg:oci/nginx?repository_url=${ECR}/nginx`,
    ofRepository('nginx', { registry: { kind: 'account', account: '123456789012', region: null } }),
    true,
  ],
])('a registry that is named is that of the run: %s of %j: %s', (product, image, expected) => {
  expect(holds({ '@id': product }, image)).toBe(expected)
})

test.each<readonly [string, string, boolean]>([
  ['pkg:oci/nginx?repository_url=index.docker.io/library/nginx', 'nginx:1.29', true],
  ['pkg:oci/nginx?repository_url=docker.io/library/nginx&tag=1.29&arch=arm64', 'docker.io/library/nginx:1.29', true],
  ['pkg:oci/nginx?repository_url=docker.io/library/nginx&tag=1.28', 'nginx:1.29', false],
  ['pkg:oci/nginx?repository_url=docker.io/bitnami/nginx', 'nginx:1.29', false],
  [`pkg:oci/nginx@${encoded(OURS)}`, `nginx@${OURS}`, true],
  [`pkg:oci/nginx@${encoded(OURS)}`, `nginx@${OTHER}`, false],
  [`pkg:oci/nginx@${encoded(OURS)}`, 'nginx:1.29', false],
  ['pkg:oci/nginx?repository_url=docker.io/library/nginx', '${not-an-image}', false],
])('%s is the side-car %s: %s', (product, image, expected) => {
  expect(holds({ '@id': product }, KNOWN, image)).toBe(expected)
})

test.each([
  [`pkg:oci/hello@${encoded(OURS)}`, true],
  [`pkg:oci/hello@${encoded(OTHER)}`, false],
  [`pkg:oci/hello?repository_url=${ECR}/shop/hello&arch=arm64`, true],
  ['pkg:oci/hello?repository_url=ghcr.io/shop/hello', false],
])('%s is an image that runs: %s', (product, expected) => {
  const image = `${ECR}/shop/hello@${OURS}`
  const sideCar = { image, containers: ['app'], platform: 'linux/arm64', runsIn: ['web'] }
  const found = exceptionFor([openVex(statement({ products: [{ '@id': product }] }))], { ...FOUND, sideCar })
  expect(found !== null).toBe(expected)
})
