/** Alerts of Dockle, each at the instruction that it quotes. */
import { expect, test } from '@jest/globals'
import { parseDockleJson } from '../../../src/domain/scan/dockle-json.ts'
import { placesFor } from '../../../src/domain/sarif/source-places.ts'
import { vulnerability } from '../../support/sample-results.ts'

const DOCKERFILE = `FROM node:24 AS build
RUN apt-get update && apt-get install -y curl
FROM node:24
ENV LOG=info \\
    DB_PASSWORD=hunter2
ENV OLD_TOKEN 123
ADD app.tar /app
RUN sudo npm ci
RUN apt-get dist-upgrade -y \\
    && true
`
const lineOf = (...alerts: readonly string[]): number => {
  const details = [{ code: 'DKL-DI-0001', title: 'x', level: 'FATAL', alerts }]
  const parsed = parseDockleJson(JSON.stringify({ summary: { fatal: 1, warn: 0, info: 0 }, details }), '0.4.15')
  const finding = parsed.kind === 'valid' ? parsed.value.findings[0] : undefined
  const entries = alerts.map((alert) => ({ createdBy: alert.replace(/^.*?: /u, ''), isEmpty: false }))
  const place = placesFor({
    dockerfile: { path: 'Dockerfile', text: DOCKERFILE, target: null },
    ...{ history: { entries: [...entries, OTHER_ENTRY], layers: [] }, fallback: 'task-definition.json' },
  })
  return place(finding ?? vulnerability()).line.line
}
const OTHER_ENTRY = { createdBy: 'RUN /bin/sh -c sudo npm ci # buildkit', isEmpty: false }

test.each<readonly [string, number]>([
  ['Suspicious ENV key found : DB_PASSWORD on ENV LOG=info DB_PASSWORD=*******', 4],
  ['Suspicious ENV key found : OLD_TOKEN on ENV OLD_TOKEN=*******', 6],
  ['Use COPY : ADD app.tar /app # buildkit', 7],
  ["Use --no-cache option if use 'apk add': RUN /bin/sh -c sudo npm ci # buildkit", 8],
  ['Use COPY : /bin/sh -c #(nop) ADD file:0123456789ab in /app', 7],
  ['Avoid sudo in container : RUN /bin/sh -c sudo npm ci # buildkit', 8],
  ['Avoid sudo in container : /bin/sh -c sudo npm ci', 8],
  ['Avoid dist-upgrade in container : RUN |1 A=b /bin/sh -c apt-get dist-upgrade -y     && true # buildkit', 9],
])('%s: line %i', (alert, line) => {
  expect(lineOf(alert)).toBe(line)
  expect(lineOf('not found HEALTHCHECK statement', alert)).toBe(line)
})

test.each([
  [
    'what is in another stage',
    'Avoid sudo in container : RUN /bin/sh -c apt-get update && apt-get install -y curl # buildkit',
  ],
  ['what the base image does', 'Avoid sudo in container : RUN /bin/sh -c sudo rm -rf / # buildkit'],
  ['a variable of the base image', 'Suspicious ENV key found : PASSWORD on ENV PASSWORD=*******'],
  ['what quotes nothing', 'not found HEALTHCHECK statement'],
  ['nothing at all', ''],
])('%s is at FROM', (_, alert) => {
  expect(lineOf(alert)).toBe(3)
})

test('a title with a colon is no quote of a vulnerability', () => {
  const place = placesFor({
    dockerfile: { path: 'Dockerfile', text: DOCKERFILE, target: null },
    ...{ history: { entries: [], layers: [] }, fallback: 'x' },
  })
  expect(place(vulnerability({ where: ['x : RUN /bin/sh -c sudo npm ci'] })).line.line).toBe(3)
})
