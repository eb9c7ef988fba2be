/** What an image is built upon: a table of Dockerfiles, and what holds for any of them. */
import { describe, expect, test } from '@jest/globals'
import { baseImageOf, canonicalReference, type BuildChoices } from '../../../src/domain/build/base-image.ts'
import { fc } from '../../support/fast-check.ts'

const CHOICES: BuildChoices = { target: null, buildArgs: [], buildContexts: {}, platform: 'linux/arm64/v8' }
const DIGEST = `sha256:${'a'.repeat(64)}`

const baseOf = (text: string, choices: Partial<BuildChoices> = {}): string => {
  const base = baseImageOf(text, { ...CHOICES, ...choices })
  return base.kind === 'image' ? base.reference : base.kind
}

const ROWS: readonly (readonly [string, string, string, Partial<BuildChoices>?])[] = [
  ['a name', 'FROM node', 'docker.io/library/node:latest'],
  ['a tag', 'from node:22-slim as build\nRUN true', 'docker.io/library/node:22-slim'],
  ['a digest', `FROM node:22@${DIGEST}`, `docker.io/library/node:22@${DIGEST}`],
  ['another registry', 'FROM public.ecr.aws/docker/library/node:22', 'public.ecr.aws/docker/library/node:22'],
  ['scratch', 'FROM golang AS build\nFROM scratch\nCOPY --from=build /a /a', 'scratch'],
  ['the last stage', 'FROM golang:1 AS build\nFROM debian:12', 'docker.io/library/debian:12'],
  ['a stage of another one', 'FROM debian:12 AS Base\nFROM base AS more\nFROM MORE', 'docker.io/library/debian:12'],
  ['a stage with the name of its image', 'FROM alpine:3 AS alpine\nFROM alpine', 'docker.io/library/alpine:3'],
  ['a target', 'FROM a/one AS x\nFROM a/two AS y', 'docker.io/a/one:latest', { target: 'X' }],
  ['a target by number', 'FROM a/one\nFROM a/two', 'docker.io/a/one:latest', { target: '0' }],
  ['a target that is not there', 'FROM a/one', 'unknown', { target: 'z' }],
  ['a flag', 'FROM --platform=$BUILDPLATFORM node:22', 'docker.io/library/node:22'],
  ['an argument', 'ARG BASE=node:22\nFROM $BASE', 'docker.io/library/node:22'],
  ['an argument in quotes, of another one', 'ARG V="22" W=$V\nFROM node:${W}', 'docker.io/library/node:22'],
  ['an argument of the build', 'ARG V=20\nFROM node:$V', 'docker.io/library/node:24', { buildArgs: ['V=24'] }],
  ['an argument of the environment', 'ARG V=20\nFROM node:$V', 'unknown', { buildArgs: ['V'] }],
  ['an argument that is not declared', 'FROM node:$V', 'unknown', { buildArgs: ['V=24'] }],
  ['an argument below FROM', 'FROM a/one\nARG V=1\nFROM node:$V', 'unknown'],
  ['a default in place', 'ARG V\nFROM node:${V:-22}', 'docker.io/library/node:22'],
  ['a text for what is set', 'ARG V=1\nFROM node:22${V:+-slim}', 'docker.io/library/node:22-slim'],
  ['a form that is not read', 'ARG V=v22\nFROM node:${V#v}', 'unknown'],
  ['the platform', 'FROM own/base-$TARGETARCH', 'docker.io/own/base-arm64:latest'],
  ['the builder', 'FROM own/base-$BUILDARCH', 'unknown'],
  ['a line that continues', '# a comment\nFROM \\\n# another\n\n  node:22', 'docker.io/library/node:22'],
  ['two escapes at the end', 'FROM node:22\nRUN a \\\\\nFROM evil', 'unknown'],
  ['an escape of its own', '# escape=`\nFROM `\nnode:22\nRUN dir c:\\\nFROM a/two', 'docker.io/a/two:latest'],
  ['a here-document', 'FROM node:22\nRUN <<EOF\nFROM evil\nEOF\nCMD a', 'docker.io/library/node:22'],
  ['two here-documents', 'FROM a/x\nCOPY <<-"A" <<B /\n\tA\nFROM evil\nB\nFROM a/y', 'docker.io/a/y:latest'],
  ['a here-document in quotes is none', 'FROM a/x\nRUN echo "<<EOF"\nFROM a/y\nRUN true', 'docker.io/a/y:latest'],
  ['a shift is none', 'FROM a/x\nRUN echo $((1 << 2))\nFROM a/y', 'docker.io/a/y:latest'],
  ['one without an end', 'FROM a/x\nRUN <<EOF\nFROM a/y', 'unknown'],
  ['one with a strange name', 'FROM a/x\nRUN <<$E\nFROM a/y\n$E', 'unknown'],
  ['quotes without an end', 'FROM a/x\nRUN echo "<<EOF\nFROM a/y\nEOF', 'unknown'],
  ['the frontend of Docker', '# syntax=docker/dockerfile:1\nFROM node:22', 'docker.io/library/node:22'],
  ['another frontend', '# syntax=own/frontend\nFROM node:22', 'unknown'],
  ['another frontend behind a byte order mark', '\uFEFF# syntax=own/frontend\nFROM node:22', 'unknown'],
  ['another frontend with slashes', '// syntax=own/frontend\nFROM node:22', 'unknown'],
  ['another frontend below a line for a shell', '#!/usr/bin/env x\n# syntax=own/frontend\nFROM node:22', 'unknown'],
  ['slashes below a line for a shell', '#!/usr/bin/env x\n//syntax=own/frontend\nFROM node:22', 'unknown'],
  ['another frontend in JSON', '{"syntax":"own/frontend"}', 'unknown'],
  [
    'the frontend of Docker below a line for a shell',
    '#!x\n# syntax=docker/dockerfile:1\nFROM a/x:1',
    'docker.io/a/x:1',
  ],
  ['what is no instruction', 'FROM node:22\nFORM evil', 'unknown'],
  ['an escape that only some versions read', ' # escape=`\nFROM evil\nRUN x \\\nFROM node:22', 'unknown'],
  ['an escape below another comment', '# x=1\n# escape=`\nFROM evil\nRUN x \\\nFROM node:22', 'unknown'],
  ['another frontend by argument', 'FROM node:22', 'unknown', { buildArgs: ['BUILDKIT_SYNTAX=own/frontend'] }],
  [
    'a named context',
    'FROM node:22',
    'docker.io/own/node:1',
    { buildContexts: { 'node:22': 'docker-image://own/node:1' } },
  ],
  ['a named context for a stage', 'FROM node AS a\nFROM a', 'unknown', { buildContexts: { A: './folder' } }],
  [
    'a named context for another image',
    'FROM node:22',
    'docker.io/library/node:22',
    { buildContexts: { node: './folder' } },
  ],
  ['no FROM', 'RUN true', 'unknown'],
  ['nothing', '', 'unknown'],
  ['what is no name', 'FROM -v', 'unknown'],
  ['a byte order mark and CRLF', '\uFEFFFROM node:22\r\nRUN true\r\n', 'docker.io/library/node:22'],
]

test.each(ROWS)('%s', (_what, text, expected, choices = {}) => {
  expect(baseOf(text, choices)).toBe(expected)
})

describe('canonicalReference', () => {
  test.each([
    ['index.docker.io/library/node', 'docker.io/library/node:latest'],
    ['localhost:5000/a', 'localhost:5000/a:latest'],
    [`a@${DIGEST}`, `docker.io/library/a@${DIGEST}`],
  ])('%s', (written, expected) => {
    expect(canonicalReference(written)).toBe(expected)
    expect(canonicalReference(expected)).toBe(expected)
  })
})

test('no text makes it fail, and what is behind the last FROM has no say', () => {
  const word = fc.constantFrom(
    'RUN a',
    'COPY a b',
    'ENV A=FROM',
    '# FROM evil',
    '',
    'RUN <<E\nFROM evil\nE',
    'CMD ["FROM"]',
  )
  fc.assert(
    fc.property(fc.array(word), fc.string(), (lines, any) => {
      expect(baseOf(['FROM a/one', ...lines].join('\n'))).toBe('docker.io/a/one:latest')
      expect(() => baseOf(any)).not.toThrow()
    }),
  )
})
