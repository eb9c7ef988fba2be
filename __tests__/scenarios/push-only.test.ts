/** `pipeline: push` of the shipped bundle: the image is built, judged and pushed, and no service is read or changed. */
import { describe, expect, jest, test } from '@jest/globals'
import { basicFinding, countsOf } from '../support/ecr-findings.ts'
import { digestOf } from '../support/image.ts'
import { manifestOf } from '../support/manifest-registry.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { TAG, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

/** Of ECS nothing is asked unless the baseline is what runs. */
const OF_ECS = /Cluster|Service|Task/u

const playOnce = useShipPlays()

/** Without a service. */
const push = (given: ShipPlay = {}): Promise<ShipPlayed> =>
  playOnce({
    ...given,
    inputs: { pipeline: 'push', cluster: '', service: '', 'task-definition': '', ...given.inputs },
  })

const headline = ({ summary }: ShipPlayed): string => summary.split('\n')[0] ?? ''

const askedOfEcs = ({ requests }: ShipPlayed): readonly string[] =>
  requests.map(({ operation }) => operation).filter((name) => OF_ECS.test(name))

const FINDING = basicFinding()
const SCANNED = {
  ...{ after: 20, status: 'COMPLETE', completedAt: 19 },
  list: { findings: [FINDING], counts: countsOf([FINDING]) },
}

test('needs a repository and nothing else', async () => {
  const run = await push()
  expect(run.exitCode).toBe(0)
  expect(headline(run)).toBe(`## ✅ Pushed \`${TAG}\``)
  expect(run.summary).toContain('The image was pushed.')
  expect(run.outputs).toMatchObject({
    result: 'success',
    repository: 'hello',
    'image-tag': TAG,
    'image-digest': run.digest,
    'gate-verdict': 'passed',
  })
  expect(run.outputs['image']).toBe(`${run.outputs['registry']}/hello@${run.digest}`)
  expect(Object.keys(run.outputs)).not.toContain('services')
  expect(askedOfEcs(run)).toEqual([])
  expect(run.log).toContain('– verify: left out because nothing is deployed\n')
})

test('a long push says how far it is, and counts the layers that were there', async () => {
  const [one, two] = ['a'.repeat(12), 'b'.repeat(12)]
  const lines = [`${one}: Preparing`, `${two}: Layer already exists`]
  const run = await push({
    docker: { push: `${lines.map((line) => `echo '${line}'`).join('\n')}\nsleep 11\necho '${one}: Pushed'` },
  })
  expect(run.exitCode).toBe(0)
  expect(run.log).toMatch(/^pushing for 1\d s: 1 of 2 layers done; 1 already there$/mu)
  expect(run.log).toContain(`digest ${run.digest}; 1 layer sent, 1 already there\n`)
})

test('again, the image is there already', async () => {
  const run = await push({ again: {} })
  expect(run.exitCode).toBe(0)
  expect(headline(run)).toBe(`## ✅ \`${TAG}\` was already in the registry`)
  expect(run.outputs).toMatchObject({ 'image-digest': run.digest })
})

test('ECR itself scans it, too, where the setting says so', async () => {
  const run = await push({
    settings: 'ecr-scan: wait\n',
    imageScan: { begins: 'on-push', history: [SCANNED] },
  })
  expect(run.outputs).toMatchObject({ 'error-code': 'E_GATE_BLOCKED', 'failed-stage': 'ecr-gate' })
  expect(headline(run)).toContain('Blocked')
})

describe('nothing is pushed when', () => {
  test.each<readonly [string, ShipPlay, string, string | undefined]>([
    ['the gate blocks it', { severities: ['CRITICAL'] }, 'E_GATE_BLOCKED', 'gate'],
    ['there is no repository', { inputs: { repository: '' } }, 'E_INPUT', undefined],
    ['the repository does not exist', { inputs: { repository: 'hallo' } }, 'E_REPOSITORY_NOT_FOUND', 'plan'],
    ['the tag belongs to another image', { before: manifestOf(digestOf('e')) }, 'E_TAG_TAKEN', 'push'],
    ['the baseline is what runs, and no service is set', { inputs: { baseline: 'running' } }, 'E_INPUT', 'plan'],
  ])('%s', async (_, given, code, stage) => {
    const run = await push(given)
    expect({ code: run.outputs['error-code'], stage: run.outputs['failed-stage'] }).toEqual({ code, stage })
    expect(run.requests.map(({ operation }) => operation).filter((name) => /PUT|POST|PutImage/u.test(name))).toEqual([])
  })
})

test('with `dry-run`, only the repository is read', async () => {
  const run = await push({ inputs: { 'dry-run': 'true' } })
  expect(run.exitCode).toBe(0)
  expect(headline(run)).toBe(`## ✅ Plan: the image would be pushed as \`hello:${TAG}\``)
  expect(run.outputs).toMatchObject({ result: 'success', repository: 'hello', 'image-tag': TAG })
  expect(askedOfEcs(run)).toEqual([])
  expect(run.log).not.toContain('Build the image')
})

test('services of the file are not looked at, and side-cars not pinned', async () => {
  const settings =
    'pin-sidecars: scan\nservices:\n  web: { cluster: main, task-definition: none.json }\n  jobs: { cluster: other, task-definition: hello }\n'
  const run = await push({ settings })
  expect(run.exitCode).toBe(0)
  expect(askedOfEcs(run)).toEqual([])
})
