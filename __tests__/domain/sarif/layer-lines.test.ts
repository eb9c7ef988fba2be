/** Which line of a Dockerfile a layer comes from. */
import { describe, expect, test } from '@jest/globals'
import type { Digest } from '../../../src/domain/image/digest.ts'
import { linesOf, type ImageHistory } from '../../../src/domain/sarif/layer-lines.ts'
import { fc } from '../../support/fast-check.ts'
import { hostile } from '../../support/hostile-text.ts'

const layer = (number: number): Digest => `sha256:${String(number).padStart(64, '0')}` as Digest

/** Entries with a layer each, but those in parentheses. */
const history = (...entries: readonly string[]): ImageHistory => ({
  entries: entries.map((entry) => ({ createdBy: entry.replace(/^\((.*)\)$/u, '$1'), isEmpty: entry.startsWith('(') })),
  layers: entries.filter((entry) => !entry.startsWith('(')).map((_, index) => layer(index)),
})

/** The line of each layer, lowest first; null: the base image's, or unknown. */
const found = (dockerfile: string, of: ImageHistory, target: string | null = null): readonly (number | null)[] => {
  const { byLayer } = linesOf(dockerfile, of, target)
  return of.layers.map((one) => byLayer.get(one)?.line ?? null)
}

const BASE = '/bin/sh -c #(nop) ADD file:85be7a in / '

const BUILDKIT = history(
  BASE,
  '(CMD ["bash"])',
  'WORKDIR /app',
  'RUN |1 VERSION=1 /bin/sh -c apt-get update &&     apt-get install -y curl # buildkit',
  'COPY package.json ./ # buildkit',
  'RUN |1 VERSION=1 /bin/sh -c npm ci # buildkit',
  '(USER node)',
)
const CLASSIC = history(
  BASE,
  '(/bin/sh -c #(nop)  CMD ["bash"])',
  '/bin/sh -c #(nop) WORKDIR /app',
  '|1 VERSION=1 /bin/sh -c apt-get update &&     apt-get install -y curl',
  '/bin/sh -c #(nop) COPY file:1b2c3d4e5f607182 in ./ ',
  '|1 VERSION=1 /bin/sh -c npm ci',
  '(/bin/sh -c #(nop)  USER node)',
  '(/bin/sh -c #(nop)  LABEL a=b)',
)
const DOCKERFILE = `# syntax=docker/dockerfile:1
ARG VERSION=1
FROM node:24 AS build
RUN npm run build

FROM debian:12
ARG VERSION
WORKDIR /app
RUN apt-get update && \\
    # what it needs
    apt-get install -y curl
COPY --chown=node package.json ./
RUN --mount=type=cache,target=/root npm ci
USER node
`

describe('each layer has the line of its instruction', () => {
  test.each([
    ['BuildKit', BUILDKIT],
    ['the classic builder', CLASSIC],
  ])('of %s', (_, of) => {
    expect(found(DOCKERFILE, of)).toEqual([null, 8, 9, 12, 13])
  })

  test('and the base image that of FROM', () => {
    expect(linesOf(DOCKERFILE, BUILDKIT, null).from).toEqual({ line: 6, length: 'FROM debian:12'.length })
  })
})

test.each([
  ['a stage made from another one', 'FROM debian:12 AS base\nRUN a\nFROM base\nRUN b\n', [null, 2, 4], 1],
  ['a stage by its number', 'FROM debian:12\nRUN a\nFROM 0\nRUN b\n', [null, 2, 4], 1],
  ['a stage that has the name of its base', 'FROM debian:12 AS debian\nRUN a\nRUN b\n', [null, 2, 3], 1],
])('%s', (_, dockerfile, lines, from) => {
  const of = history(BASE, 'RUN /bin/sh -c a # buildkit', 'RUN /bin/sh -c b # buildkit')
  expect(found(dockerfile, of)).toEqual(lines)
  expect(linesOf(dockerfile, of, null).from.line).toBe(from)
})

test('the stage of `target` is the one that is built', () => {
  const of = history(BASE, 'RUN /bin/sh -c a # buildkit')
  expect(found('FROM debian:12 AS First\nRUN a\nFROM debian:12\nRUN b\nRUN a\n', of, 'first')).toEqual([null, 2])
})

test.each([
  ['the exec form', 'RUN ["npm", "ci"]', 'RUN npm ci # buildkit'],
  ['a here-document', 'RUN <<EOF\napt-get update\nRUN b\nEOF', 'RUN /bin/sh -c apt-get update\nRUN b\n # buildkit'],
  ['another shell', 'RUN npm ci', 'RUN /bin/bash -o pipefail -c npm ci # buildkit'],
  ['a destination by a variable', 'COPY a $HOME/', 'COPY a /root/ # buildkit'],
  ['files with blanks', 'COPY ["a b", "/c d/"]', 'COPY a b /c d/ # buildkit'],
])('%s is found', (_, instruction, entry) => {
  const lines = found(`FROM a\n${instruction}\n`, history(BASE, entry))
  expect(lines).toEqual([null, 2])
})

test('an escape character of its own continues a line', () => {
  const of = history(BASE, 'RUN cmd /c a b', 'RUN cmd /c c')
  expect(found('# escape=`\nFROM a\nRUN a `\n  b\nRUN c', of)).toEqual([null, 3, 5])
})

test('a layer of the base image is never taken for one of the Dockerfile', () => {
  const of = history(BASE, 'RUN /bin/sh -c a', 'RUN /bin/sh -c x', 'RUN /bin/sh -c a # buildkit')
  expect(found('FROM b\nRUN a\n', of)).toEqual([null, null, null, 2])
})

test.each([
  ['a history that does not name every layer', 'FROM a\nRUN a\n', { ...BUILDKIT, layers: [layer(0)] }, [null]],
  ['no Dockerfile', '', BUILDKIT, [null, null, null, null, null]],
])('%s: nothing is claimed', (_, dockerfile, of, lines) => {
  expect(found(dockerfile, of)).toEqual(lines)
})

test('whatever a Dockerfile and a history say, each line exists', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...DOCKERFILE.split('\n'), 'RUN <<A', 'A', 'FROM build', '\\'), hostile), {
        maxLength: 30,
      }),
      fc.array(fc.oneof(fc.constantFrom(...BUILDKIT.entries.map(({ createdBy }) => createdBy)), hostile)),
      (lines, entries) => {
        const text = lines.join('\n')
        const { from, byLayer } = linesOf(text, history(...entries), null)
        for (const { line, length } of [from, ...byLayer.values()]) {
          expect(line).toBeGreaterThan(0)
          expect(line).toBeLessThanOrEqual(text.split('\n').length)
          expect(length).toBeGreaterThan(0)
        }
      },
    ),
  )
})
