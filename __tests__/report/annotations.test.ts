import { describe, expect, test } from '@jest/globals'
import { fc } from '../support/fast-check.ts'
import { fault } from '../../src/errors/fault.ts'
import type { Finding } from '../../src/domain/scan/findings.ts'
import type { RunRecord } from '../../src/report/record.ts'
import { recordedError } from '../../src/report/recorded-error.ts'
import { annotationsOf } from '../../src/report/annotations.ts'
import { hostile } from '../support/hostile-text.ts'
import { gateError, recordOf, SAMPLES } from '../support/sample-records.ts'
import { builtImage } from '../support/image.ts'
import { broken, dockleFinding, foundByDockle, trivyReport, vulnerability } from '../support/sample-results.ts'

const blockedBy = (...findings: readonly Finding[]) =>
  recordOf({
    failsAt: {
      stage: 'gate',
      error: fault('E_GATE_BLOCKED', {
        message: 'no',
        result: { kind: 'blocked', blockers: findings.map((finding) => ({ finding, rule: 'trivy-severity' })) },
      }),
    },
  })

const TIMEOUT_HINT = 'Raise `wait-for-minutes`. The deployment continues: check the service.'

describe('annotationsOf', () => {
  test('the checks of a build are on the lines of the Dockerfile', () => {
    const found = [{ rule: 'FromAsCasing', text: 'casing ::error::no', line: 1 }]
    const place = { file: 'app/Dockerfile', line: 1 }
    const recorded = (file: string | null) =>
      recordOf({ results: { build: { ...builtImage(), checks: { file, found } } } })
    const checks = { level: 'warning', title: 'Dockerfile: FromAsCasing' }
    expect(annotationsOf(recorded('app/Dockerfile'))).toMatchObject([{ ...checks, place }])
    expect(annotationsOf(recorded(null))).not.toMatchObject([{ place }])
  })

  test('a run without trouble has none', () => {
    expect(annotationsOf(SAMPLES.success)).toEqual([])
  })

  test('the error first, then the findings that block, worst first', () => {
    expect(annotationsOf(SAMPLES.blocked)).toEqual([
      {
        level: 'error',
        title: 'Blocked: 2 vulnerabilities and 1 Dockle finding',
        message:
          'The image is blocked: Trivy 1 CRITICAL, 1 HIGH: CVE-2019-10744 in lodash 4.17.11 (fixed in 4.17.12), CVE-2023-5363 in openssl 3.0.9-1 (fixed in 3.0.11-1~deb12u1); Dockle 1 FATAL: CIS-DI-0010 Do not store credential in environment variables/files\nNext: Fix the findings listed in the summary.\nCode: E_GATE_BLOCKED (stage gate)',
      },
      {
        level: 'error',
        title: 'Trivy CRITICAL: CVE-2019-10744',
        message: 'lodash 4.17.11: nodejs-lodash: prototype pollution in defaultsDeep function (fixed in 4.17.12)',
      },
      {
        level: 'error',
        title: 'Trivy HIGH: CVE-2023-5363',
        message: 'openssl 3.0.9-1: openssl: Incorrect cipher key and IV length processing (fixed in 3.0.11-1~deb12u1)',
      },
      {
        level: 'error',
        title: 'Dockle FATAL: CIS-DI-0010',
        message:
          'Do not store credential in environment variables/files; Suspicious ENV key found : DB_PASSWORD on ***',
      },
    ])
  })

  test('the cause and the next step of a broken scan appear once: in the error of the gate', () => {
    const [gate, ...others] = annotationsOf(SAMPLES.broke)
    expect(gate).toMatchObject({
      title: 'Failed in gate: Trivy broke: the database schema is too old (trivy exited with code 1)',
      message: expect.stringMatching(
        /Trivy broke: .*the database schema is too old.*\nNext: Run again.*\nCode: E_SCANNER_BROKE \(stage gate\)$/u,
      ),
    })
    expect(others.map(({ title }) => title)).toEqual(['Dockle FATAL: CIS-DI-0010'])
  })

  test('a broken scan has its own annotation in a run that ends before the gate', () => {
    const record = recordOf({
      results: { trivy: broken },
      failsAt: { stage: 'dockle', error: fault('E_INTERNAL', { message: 'x' }) },
    })
    expect(annotationsOf(record)).toContainEqual({
      level: 'error',
      title: 'Trivy broke',
      message: `${broken.because}\nNext: ${broken.hint}`,
    })
  })

  test('a cancelled run warns', () => {
    expect(annotationsOf(SAMPLES.cancelled)).toMatchObject([
      {
        level: 'warning',
        title: 'Cancelled while waiting for the deployment of `hello`',
        message: expect.stringMatching(/\nCode: E_CANCELLED \(stage wait\)$/u),
      },
    ])
  })

  test('of a deployment that was taken back: what runs is what the rollback saw', () => {
    const [first] = annotationsOf(SAMPLES['taken-back'])
    expect(first?.message).toContain('\nRunning: 2 of 2 tasks of hello:41\n')
    expect(first?.message).not.toContain('of hello:42')
  })

  test('of a change that was undone: nothing continues', () => {
    expect(annotationsOf(SAMPLES.cancelled)[0]?.message).toMatch(
      /\nNext: The deployment continues: check the service\./u,
    )
    expect(annotationsOf(SAMPLES.undone)[0]?.message).toBe(
      'the run was cancelled (SIGINT)\nNext: Re-run to deploy.\nCode: E_CANCELLED (stage wait)',
    )
    const timedOut: RunRecord = {
      ...SAMPLES.undone,
      stages: SAMPLES.undone.stages.map((stage) =>
        stage.id === 'wait'
          ? {
              ...stage,
              status: 'failed',
              error: recordedError(fault('E_WAIT_TIMED_OUT', { message: 'no', hint: TIMEOUT_HINT })),
            }
          : stage,
      ),
    }
    expect(annotationsOf(timedOut)[0]?.message).toBe(
      'no\nNext: Raise `wait-for-minutes`.\nCode: E_WAIT_TIMED_OUT (stage wait)',
    )
  })

  test('every wrong input is on a line of its own', () => {
    expect(annotationsOf(SAMPLES['wrong-inputs'])[0]?.message.split('\n')).toHaveLength(8)
  })

  test('secrets in the image and unfixed vulnerabilities', () => {
    const secret: Finding = {
      source: 'trivy',
      kind: 'secret',
      line: null,
      id: 'aws-access-key-id',
      severity: 'CRITICAL',
      level: 'CRITICAL',
      title: 'AWS key',
      url: null,
      where: ['/a'],
    }
    const [, first, second] = annotationsOf(blockedBy(secret, vulnerability({ fixedVersion: null })))
    expect(first?.message).toBe('AWS key in /a')
    expect(second?.message).toContain('(no fixed version)')
  })

  test('a line of a message is no workflow command in a terminal either', () => {
    const error = fault('E_BUILD', { message: 'no\n ::error::x\n##[error]y' })
    const [annotation] = annotationsOf(recordOf({ failsAt: { stage: 'build', error } }))
    expect(annotation?.message).toContain('no\n\\::error::x\n##\\[error]y\nNext: ')
  })

  test('at most ten of a level, the worst of them', async () => {
    const many = Array.from({ length: 30 }, (_, index) => vulnerability({ id: `CVE-1-${index}` }))
    const worst = vulnerability({ severity: 'CRITICAL', id: 'CVE-2-1' })
    const all = annotationsOf(
      recordOf({
        results: { trivy: trivyReport([...many, worst]) },
        failsAt: { stage: 'gate', error: await gateError([trivyReport([...many, worst]), foundByDockle]) },
      }),
    )
    expect(all).toHaveLength(10)
    expect(all[1]?.title).toBe('Trivy CRITICAL: CVE-2-1')
  })

  test('no text from outside is too long, or holds anything that is not seen', () => {
    fc.assert(
      fc.property(hostile, fc.nat(6000), (text, length) => {
        const findings = [vulnerability({ id: text, title: text + 'x'.repeat(length), packageName: text })]
        for (const { title, message } of annotationsOf(blockedBy(...findings, dockleFinding({ where: [text] })))) {
          expect(Array.from(title).length).toBeLessThanOrEqual(200)
          expect(Array.from(message).length).toBeLessThanOrEqual(4096)
          expect(title + message).not.toMatch(/(?![\t\n])\p{Cc}|\p{Cf}/u)
        }
      }),
    )
  })
})
