/** What names the base of an image: its labels, or the Dockerfile that a rebuild uses. */
import { expect, test } from '@jest/globals'
import { baseImageOf } from '../../../src/domain/build/base-image.ts'
import { configFacts } from '../../../src/domain/image/config-facts.ts'
import { asBaseImage, baseByDockerfile, baseByLabels } from '../../../src/domain/image/named-base.ts'
import { digestOf } from '../../support/image.ts'
import { reportOn } from '../../support/rebuild-play.ts'

const labels = (name: string, digest?: string) => ({
  'org.opencontainers.image.base.name': name,
  ...(digest === undefined ? {} : { 'org.opencontainers.image.base.digest': digest }),
})
const DEBIAN = 'docker.io/library/debian:12-slim'
const ONE = digestOf('1')

test.each([
  ['a short name', labels('debian:12-slim'), { kind: 'image', by: 'label', reference: DEBIAN }],
  ['with a digest', labels(DEBIAN, ONE), { kind: 'image', by: 'label', reference: `${DEBIAN}@${ONE}` }],
  ['with a digest in the name', labels(`${DEBIAN}@${ONE}`, digestOf('2')), { reference: `${DEBIAN}@${ONE}` }],
  ['with a digest that is none', labels(DEBIAN, 'sha256:x'), { kind: 'image', reference: DEBIAN }],
  ['scratch', labels('scratch'), { kind: 'scratch' }],
  ['none', {}, { kind: 'unknown', because: expect.stringContaining('it has no label') }],
  [
    'an option of a command line',
    labels('--help'),
    { kind: 'unknown', because: expect.stringContaining('is not the name') },
  ],
])('by labels: %s', (_, given, base) => {
  expect(baseByLabels(given)).toMatchObject(base)
})

const inDockerfile = (text: string) =>
  baseImageOf(text, { target: null, buildArgs: [], buildContexts: {}, platform: 'linux/amd64' })

test.each([
  [
    'of the same name: the label knows the digest',
    'FROM debian:12-slim',
    labels(DEBIAN, ONE),
    { by: 'Dockerfile', reference: `${DEBIAN}@${ONE}` },
  ],
  [
    'of another name: the Dockerfile decides',
    'FROM node:22',
    labels(DEBIAN, ONE),
    { reference: 'docker.io/library/node:22' },
  ],
  ['from scratch', 'FROM scratch', labels(DEBIAN), { kind: 'scratch' }],
  ['that is not clear', 'ARG A\nFROM $A', labels(DEBIAN), { kind: 'unknown' }],
])('by the Dockerfile %s', (_, text, given, base) => {
  expect(baseByDockerfile(inDockerfile(text), given)).toMatchObject(base)
})

test('a policy is asked about the same base', () => {
  expect(asBaseImage(baseByLabels(labels(DEBIAN)))).toEqual({
    kind: 'unknown',
    because: `only its label \`org.opencontainers.image.base.name\` says ${DEBIAN}, which proves nothing; set \`repository\` to the one of the image, and check out the Dockerfile that it is built from`,
  })
  expect(asBaseImage(baseByLabels(labels('scratch')))).toMatchObject({ kind: 'unknown' })
  const digest = `sha256:${'1'.repeat(64)}`
  const byDockerfile = baseByDockerfile(inDockerfile(`FROM ${DEBIAN}`), labels(DEBIAN, digest))
  expect(byDockerfile).toMatchObject({ reference: `${DEBIAN}@${digest}` })
  expect(asBaseImage(byDockerfile)).toEqual({ kind: 'image', reference: DEBIAN, line: 1 })
  expect(asBaseImage(baseByDockerfile(inDockerfile('FROM scratch'), {}))).toMatchObject({ kind: 'scratch' })
  expect(asBaseImage({ kind: 'unknown', because: 'x' })).toEqual({ kind: 'unknown', because: 'x' })
})

test.each(['', '{}', '[]', '{"Metadata":{}}', '{"Metadata":{"ImageConfig":{"rootfs":{"diff_ids":["x"]}}}}'])(
  'the config of an image is not in %j',
  (text) => {
    expect(configFacts(text)).toBeNull()
  },
)

test('the labels, steps and layers are in the report', () => {
  const facts = configFacts(reportOn({ layers: [['1', 'RUN a']], labels: labels('debian') }))
  expect(facts).toEqual({ labels: labels('debian'), layers: [ONE], steps: [{ text: 'RUN a', hasLayer: true }] })
  const broken = '{"Metadata":{"ImageConfig":{"config":{"Labels":[1]},"history":3,"rootfs":{"diff_ids":[]}}}}'
  expect(configFacts(broken)).toEqual({ labels: {}, steps: [], layers: [] })
})
