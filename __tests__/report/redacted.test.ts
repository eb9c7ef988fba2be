import { expect, test } from '@jest/globals'
import { redactedRecord } from '../../src/report/redacted.ts'
import { annotationsOf } from '../../src/report/annotations.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { fault } from '../../src/errors/fault.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import type { RunRecord } from '../../src/report/record.ts'
import { makeRedactor } from '../../src/adapters/redact.ts'
import { recordOf, SAMPLES } from '../support/sample-records.ts'

test('a secret that Markdown would escape is gone before it is escaped', () => {
  const secret = 'p*ss|w_rd<1>'
  const record = recordOf({
    failsAt: { stage: 'build', error: fault('E_BUILD', { message: `no ${secret}\nwith ${secret}` }) },
  })
  const redacted = redactedRecord(record, (text) => text.replaceAll(secret, '***'))
  expect(JSON.stringify(redacted)).not.toContain(secret)
  expect(renderSummary(redacted)).toContain('&#42;&#42;&#42;')
  expect(redacted.stages.map(({ startedAt }) => startedAt)).toEqual(record.stages.map(({ startedAt }) => startedAt))
  expect(redacted.failure).toBeNull()
})

const SHORT = [
  '1',
  'a',
  'kind',
  'success',
  'succeeded',
  'blocked',
  'passed',
  'report',
  'trivy',
  'image',
  'hello',
  'sha256',
  '2026',
]

/** The outputs without what is free text: the reasons of the services, the plan, and the names of images and containers. */
const machineOutputs = (record: RunRecord) => {
  const { services = '{}', findings = '{}', plan: _, 'deployment-reason': __, ...own } = outputsOf(record)
  // Of versions and dates that scanners print; a key with a mask in it only misses the cache.
  const { 'scanner-cache-key': ___, ...outputs } = own
  const withoutText = (name: string, value: unknown): unknown =>
    ['reason', 'image', 'containers'].includes(name) ? undefined : value
  const [ofServices, ofScans] = [services, findings].map((json) => JSON.parse(json, withoutText) as unknown)
  return { ...outputs, services: ofServices, findings: ofScans }
}

test.each(Object.entries(SAMPLES))(
  '%s: words of our own and names of machines stay, whatever a secret is',
  (_, record) => {
    const redactor = makeRedactor()
    SHORT.forEach(redactor.remember)
    const redacted = redactedRecord(record, redactor.redact)
    expect(machineOutputs(redacted)).toEqual(machineOutputs(record))
    expect(redacted.verdict).toBe(record.verdict)
    expect(redacted.stages.map(({ id, status }) => [id, status])).toEqual(
      record.stages.map(({ id, status }) => [id, status]),
    )
    expect(() => renderSummary(redacted)).not.toThrow()
    expect(() => annotationsOf(redacted)).not.toThrow()
  },
)
