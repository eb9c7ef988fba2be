/** The shipped bundle with a policy: what each rule blocks and lets pass, and what a run says of it. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays()

const withPolicy = (policy: object, play: ShipPlay = {}) =>
  playOnce({ ...play, settings: `${JSON.stringify({ policy })}\n` })

const LICENSE = {
  Target: 'OS Packages',
  Class: 'license',
  Licenses: [{ Severity: 'HIGH', Category: 'restricted', PkgName: 'bash', Name: 'GPL-3.0-only' }],
}
const CONFIGURATION = {
  Target: 'hello',
  Class: 'config',
  Misconfigurations: [{ ID: 'DS-0002', Title: 'Image user should not be root', Severity: 'HIGH', Status: 'FAIL' }],
}
const OLD = { OS: { Family: 'none', EOSL: true }, Size: 30_000_000 }

test.each<readonly [string, object, ShipPlay, string]>([
  [
    'a fix of unknown age',
    { 'fixable-after-days': { LOW: 7 } },
    { severities: ['LOW'] },
    'CVE-2026-0000 in lodash 1.0.0',
  ],
  ['a license', { licenses: { names: ['GPL-*'] } }, { results: [LICENSE] }, 'license GPL-3.0-only of bash'],
  ['the configuration', { 'image-configuration': ['HIGH'] }, { results: [CONFIGURATION] }, 'DS-0002'],
  ['a code of Dockle', { 'dockle-codes': { 'CIS-DI-0001': 'block' } }, { levels: ['INFO', 'INFO'] }, 'CIS-DI-0001'],
  ['the end of life', { 'end-of-life': 'block' }, { metadata: OLD }, 'END-OF-LIFE'],
  ['the size', { 'max-size-mb': 29 }, { metadata: OLD }, 'IMAGE-SIZE The image has 30.0 MB; at most 29 MB are allowed'],
  ['the base image', { 'base-images': ['docker.io/library/node:*'] }, {}, 'BASE-IMAGE `FROM scratch` is not one of'],
  ['the age of the database', { 'max-database-age-hours': 1 }, {}, 'DATABASE-AGE The vulnerability database is'],
])('%s blocks', async (_what, policy, play, named) => {
  const run = await withPolicy(policy, play)
  expect(run.outputs).toMatchObject({ result: 'blocked', 'gate-verdict': 'blocked', 'failed-stage': 'gate' })
  expect(run.log).toContain(named)
  expect(run.callsOf('UpdateService')).toBe(0)
})

test('a limit of growth without a baseline is an error before anything starts', async () => {
  const run = await withPolicy({ 'max-growth-mb': 1 })
  expect(run.outputs).toMatchObject({ result: 'failed', 'error-code': 'E_INPUT' })
  expect(run.log).toContain('`policy.max-growth-mb` needs an image to compare with: set `baseline: running`, or')
  expect(run.log).not.toContain('docker build')
})

test('what a policy reports, allows or does not ask about passes', async () => {
  const run = await withPolicy(
    {
      'end-of-life': 'report',
      'max-size-mb': 30,
      'base-images': ['scratch'],
      licenses: { names: ['AGPL-*'] },
      'dockle-codes': { 'CIS-DI-0001': 'report' },
    },
    { metadata: OLD, results: [LICENSE, CONFIGURATION], levels: ['INFO', 'FATAL'] },
  )
  expect(run.exitCode).toBe(0)
  expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ trivy: { HIGH: 2 }, image: { VIOLATION: 1 } })
})

test('the log says the policy, the summary what is next', async () => {
  const run = await withPolicy({ 'max-size-mb': 29, 'end-of-life': 'report' }, { metadata: OLD })
  expect(run.log).toContain(
    'Policy: Trivy findings block at CRITICAL, HIGH; Dockle findings block at FATAL; more than 29 MB block',
  )
  expect(run.summary).toContain('END-OF-LIFE')
  expect(run.log).toContain('Make the image smaller')
})
