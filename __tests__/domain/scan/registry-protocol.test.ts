/** What is said to a registry, and what is understood of its replies. */
import { describe, expect, test } from '@jest/globals'
import {
  artifactIn,
  ecrRegionOf,
  parseReference,
  refusalIn,
  tokenIn,
  tokenUrl,
} from '../../../src/domain/scan/registry-protocol.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`

test.each([
  ['ghcr.io/aquasecurity/trivy-db:2', { base: 'https://ghcr.io/v2/aquasecurity/trivy-db', version: '2' }],
  ['registry.example:5000/a/b', { base: 'https://registry.example:5000/v2/a/b', version: '2' }],
  [`ghcr.io/a/b@${DIGEST}`, { base: 'https://ghcr.io/v2/a/b', version: DIGEST }],
  ['docker.io/aquasec/trivy-db:2', { base: 'https://registry-1.docker.io/v2/aquasec/trivy-db', version: '2' }],
  ['127.0.0.1:5000/trivy-db:2', { base: 'http://127.0.0.1:5000/v2/trivy-db', version: '2' }],
  ['localhost/trivy-db', { base: 'http://localhost/v2/trivy-db', version: '2' }],
  ['127.0.0.1.evil.example/x:2', { base: 'https://127.0.0.1.evil.example/v2/x', version: '2' }],
  ['trivy-db', null],
  ['aquasec/trivy-db:2', null],
  ['https://ghcr.io/a/b', null],
  ['ghcr.io/a/../../token?x=1', null],
  ['user@ghcr.io/a/b', null],
  ['', null],
])('reference %s', (text, reference) => {
  expect(parseReference(text)).toEqual(reference)
})

describe('the manifest', () => {
  const layer = { mediaType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip', digest: DIGEST }

  test('names the database', () => {
    expect(artifactIn('database', JSON.stringify({ layers: [layer] }))).toBe('a'.repeat(64))
    expect(artifactIn('java-index', JSON.stringify({ layers: [layer] }))).toBeNull()
  })

  test.each([
    ['', 'no text'],
    ['{', 'no JSON'],
    ['{}', 'no layers'],
    [JSON.stringify({ layers: [] }), 'an empty list'],
    [JSON.stringify({ layers: [layer, layer] }), 'two layers'],
    [
      JSON.stringify({ layers: [{ ...layer, mediaType: 'application/vnd.aquasec.trivy.javadb.layer.v1.tar+gzip' }] }),
      'Java',
    ],
    [JSON.stringify({ layers: [{ ...layer, digest: 'sha256:../../x' }] }), 'a wrong digest'],
  ])('of something else names none: %#', (text) => {
    expect(artifactIn('database', text)).toBeNull()
  })
})

test.each([
  [403, '{"errors":[{"code":"DENIED","message":"denied"}]}', 'DENIED: denied'],
  [404, '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}', 'MANIFEST_UNKNOWN'],
  [502, '<html>', 'HTTP status 502'],
  [500, '{"errors":[]}', 'HTTP status 500'],
])('a refusal with status %d and %s', (status, text, words) => {
  expect(refusalIn({ status, text })).toBe(words)
})

test.each([
  [
    'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:a/b:pull"',
    'https://ghcr.io/token?service=ghcr.io&scope=repository%3Aa%2Fb%3Apull',
  ],
  ['bearer realm="https://x.example/t"', 'https://x.example/t'],
  ['Basic realm="registry"', null],
  ['Bearer realm="no url"', null],
  ['Bearer', null],
  ['', null],
])('challenge %s', (challenge, url) => {
  expect(tokenUrl(challenge)).toBe(url)
})

test.each([
  ['{"token":"t"}', 't'],
  ['{"access_token":"a"}', 'a'],
  ['{"token":""}', null],
  ['{}', null],
  ['', null],
])('token in %s', (text, token) => {
  expect(tokenIn(text)).toBe(token)
})

test.each([
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'eu-west-1'],
  ['123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ['123456789012.dkr-ecr.eu-west-1.on.aws', 'eu-west-1'],
  ['123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov', 'us-iso-east-1'],
  ['123456789012.dkr.ecr.us-isob-east-1.sc2s.sgov.gov', 'us-isob-east-1'],
  ['123456789012.dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk', 'eu-isoe-west-1'],
  ['123456789012.dkr.ecr-fips.us-isof-south-1.csp.hci.ic.gov', 'us-isof-south-1'],
  ['123456789012.dkr.ecr.us-iso-east-1.c2s.sgov.gov', null],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com.evil.example', null],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com:443', null],
  ['123456789012.dkr.ecr.evil.example', null],
  ['x.123456789012.dkr.ecr.eu-west-1.amazonaws.com', null],
  ['public.ecr.aws', null],
])('region of %s', (host, region) => {
  expect(ecrRegionOf(host)).toBe(region)
})
