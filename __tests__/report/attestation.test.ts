/** What the reports of a run say of the attestation of its image. */
import { expect, test } from '@jest/globals'
import { sampleConfig } from '../../scripts/generate/flow-picture.ts'
import { layOut } from '../../src/core/layout.ts'
import type { AttestationResult } from '../../src/domain/attestation/provenance.ts'
import { parseGivenImage } from '../../src/domain/image/given-image.ts'
import { ship } from '../../src/pipelines/ship.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import type { RunRecord } from '../../src/report/record.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { fc } from '../support/fast-check.ts'
import { hostile } from '../support/hostile-text.ts'
import { ATTESTED } from '../support/sample-attestation.ts'
import { recordOf } from '../support/sample-records.ts'

const config = { ...sampleConfig(), image: parseGivenImage('v1') }
const { steps } = layOut(ship, config)

const recordWith = (attestation: AttestationResult): RunRecord => recordOf({ steps, results: { attestation } })

test('the workflow, the commit and the reference are in the summary and in the output', () => {
  const record = recordWith(ATTESTED)
  const summary = renderSummary(record)
  expect(summary).toContain('| Attested by | `octo-org/hello/.github/workflows/build.yml@refs/heads/main` |')
  expect(summary).toMatch(/\| Attested source \| commit `4f1d2c3b\w+` of `refs\/heads\/main`, on `push` \|/u)
  expect(JSON.parse(outputsOf(record).attestation ?? '')).toEqual(ATTESTED)
})

test('that there is none is said, and that it is not known', () => {
  const { digest } = ATTESTED
  const none = recordWith({ kind: 'none', digest })
  expect(renderSummary(none)).toContain('| Attestation | none; `attestation: if-present` requires none |')
  expect(outputsOf(none).attestation).toBe(JSON.stringify({ kind: 'none', digest }))
  const unknown = recordWith({ kind: 'unknown', digest, because: 'GitHub returned 403: no' })
  expect(renderSummary(unknown)).toContain('| Attestation | ⚠️ not known: GitHub returned 403: no |')
  expect(outputsOf(unknown).attestation).toBe(JSON.stringify({ kind: 'unknown', digest }))
})

test('of several images that are merged, the one of which the least is known counts', () => {
  const merging = { ...config, image: null, merge: ['v1-amd64', 'v1-arm64'] }
  const placed = layOut(ship, merging).steps
  const stages = placed.filter(({ id }) => id.startsWith('attestation'))
  expect(stages.map(({ id }) => id)).toEqual(['attestation 1', 'attestation 2'])
  const { stages: recorded } = recordOf({ steps: placed, results: {} })
  const reportedAs = (results: readonly AttestationResult[]): RunRecord => ({
    ...recordOf({ steps: placed, results: {} }),
    stages: recorded.map((stage) => {
      const result = results[stages.findIndex(({ id }) => id === stage.id)]
      return stage.kind === 'attestation' && result !== undefined ? { ...stage, result } : stage
    }),
  })
  const none = { kind: 'none', digest: ATTESTED.digest } as const
  expect(JSON.parse(outputsOf(reportedAs([ATTESTED, none])).attestation ?? '')).toEqual(none)
  expect(renderSummary(reportedAs([ATTESTED, none]))).toContain('| Attestation | none;')
  expect(JSON.parse(outputsOf(reportedAs([ATTESTED, ATTESTED])).attestation ?? '')).toEqual(ATTESTED)
})

test('with `off` no stage looks for one', () => {
  const off = layOut(ship, { ...config, attestation: { ...config.attestation, mode: 'off' } })
  expect(off.steps.map(({ id }) => id)).not.toContain('attestation')
  expect(steps.map(({ id }) => id)).toContain('attestation')
  expect(outputsOf(recordOf({ steps: off.steps })).attestation).toBeUndefined()
})

test('what an attestation or GitHub says cannot break the table', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const rows = (record: RunRecord) =>
        renderSummary(record)
          .split('\n')
          .filter((line) => /^\| Attest/u.test(line))
      expect(rows(recordWith({ ...ATTESTED, workflow: text, commit: text, ref: text, event: text }))).toHaveLength(2)
      expect(rows(recordWith({ kind: 'unknown', digest: ATTESTED.digest, because: text }))).toHaveLength(1)
    }),
  )
})
