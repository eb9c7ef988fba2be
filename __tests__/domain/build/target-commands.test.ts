import { expect, test } from '@jest/globals'
import { commandOnTarget } from '../../../src/domain/build/target-commands.ts'

test.each([
  ['only copies', 'FROM scratch\nCOPY a /a\n', null],
  ['runs something', 'FROM node:24\nCOPY a /a\nRUN npm ci\n', 3],
  ['runs something in a stage that it is built upon', 'FROM node:24 AS base\nRUN npm ci\nFROM base\nCOPY a /a\n', 2],
  [
    'compiles on the machine of the builder',
    'FROM --platform=$BUILDPLATFORM go AS b\nRUN go build\nFROM scratch\nCOPY --from=b /a /a\n',
    null,
  ],
  [
    'runs something in a stage that it only copies from',
    'FROM go AS b\nRUN go build\nFROM scratch\nCOPY --from=b /a /a\n',
    null,
  ],
  [
    'names the platform of the stage that it is built upon',
    'FROM --platform=linux/amd64 node AS b\nRUN x\nFROM b\nRUN y\n',
    null,
  ],
  ['is interpreted by another program', '# syntax=own/frontend:1\nFROM node\nRUN x\n', null],
  ['names a version of its syntax', '# syntax=docker/dockerfile:1\nFROM node\nRUN x\n', 3],
  ['is no Dockerfile', 'hello', null],
])('a Dockerfile that %s', (_, text, line) => {
  expect(commandOnTarget(text, null)?.line ?? null).toBe(line)
})

test('only the stage that is built counts', () => {
  const text = 'FROM node AS test\nRUN npm test\nFROM node AS app\nCOPY a /a\n'
  expect(commandOnTarget(text, 'Test')?.line).toBe(2)
  expect(commandOnTarget(text, 'app')).toBeNull()
  expect(commandOnTarget(text, 'none')).toBeNull()
})
