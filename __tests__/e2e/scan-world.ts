/** Plays cases of real scans in a world: `pipeline: check` of the committed action, the real engine, Trivy and Dockle, the fixture database. */
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect } from '@jest/globals'
import type { SarifLog } from '../../src/domain/sarif/sarif-log.ts'
import type { Checkout } from '../../scripts/hello/checkout.ts'
import { breakScanners } from '../support/broken-scanners.ts'
import { sarifProblems } from '../support/sarif-schema.ts'
import type { Expected, ScanCase } from '../support/scan-case.ts'
import type { CheckedWorld } from './checked-world.ts'
import { readable } from './failure.ts'
import type { Shipped } from './world.ts'

/** Without build secrets: the example has no use for them. */
export const NO_BUILD_SECRETS = { secrets: '', 'secret-envs': '', 'secret-files': '' }

/** A checkout of the example with what the case changes. */
export const checkoutOf = async ({ world }: CheckedWorld, given: ScanCase): Promise<Checkout> => {
  const checkout = await world().checkout({ variant: given.variant ?? 'good' })
  for (const [path, text] of Object.entries(given.files ?? {})) {
    const file = join(checkout.folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  const dockerfile = join(checkout.folder, 'Dockerfile')
  const copies = 'COPY rootfs/ /\n'
  const text = await readFile(dockerfile, 'utf8')
  await writeFile(dockerfile, text.replace(copies, `${copies}${given.dockerfile ?? ''}`))
  await appendFile(join(checkout.folder, 'ship-to-ecs.yaml'), given.settings ?? '')
  return checkout
}

/** Runs it. */
export const play = async (checked: CheckedWorld, given: ScanCase, settings = ''): Promise<Shipped> => {
  const { sandbox, recorder } = checked.world()
  const folder = await breakScanners(join(dirname(recorder.folder), 'broken'), given.broken ?? {}, sandbox.tools)
  return checked.ship({
    checkout: await checkoutOf(checked, { ...given, settings: `${given.settings ?? ''}${settings}` }),
    inputs: { pipeline: 'check', ...NO_BUILD_SECRETS },
    environment: { PATH: `${folder}:${recorder.folder}:${process.env['PATH'] ?? ''}` },
  })
}

/** Verdict, outputs, summary and reports are what is expected. */
export const expectScan = (run: Shipped, expected: Expected): void => {
  expect(outcomeOf(run)).toEqual(expectedOutcome(expected))
  const summary = readable(run.summary)
  for (const words of expected.says) expect(summary).toContain(words)
  for (const [name, text] of Object.entries(run.reports)) {
    if (name.endsWith('.sarif')) expect([name, sarifProblems(text)]).toEqual([name, []])
  }
  const shown = { ...run.reports, summary: run.summary, outputs: JSON.stringify(run.outputs) }
  for (const secret of expected.hides ?? [])
    expect(Object.entries(shown).flatMap(([name, text]) => (text.includes(secret) ? [name] : []))).toEqual([])
}

const expectedOutcome = ({ verdict, findings, used = [], compared, database, headline, sarif }: Expected) => ({
  ...{ exitCode: verdict === 'passed' ? 0 : 1, 'gate-verdict': verdict, findings, used },
  'new-findings': compared?.added.toString(),
  'fixed-findings': compared?.fixed.toString(),
  'database-date': database === 'unused' ? undefined : '2026-01-01T00:00:00Z',
  headline: typeof headline === 'string' ? headline : expect.stringMatching(headline),
  sarif: { image: null, ...sarif },
})

const OUTPUTS = ['gate-verdict', 'findings', 'new-findings', 'fixed-findings', 'database-date'] as const

const outcomeOf = ({ exitCode, outputs, summary, reports }: Shipped) => ({
  exitCode,
  ...Object.fromEntries(OUTPUTS.map((name) => [name, outputs[name]])),
  used: usedIn(outputs['exceptions-used'] ?? 'no output'),
  headline: readable(summary.split('\n')[0] ?? '').replace(/^## /u, ''),
  sarif: Object.fromEntries(
    ['trivy', 'dockle', 'image'].map((source) => [source, resultsIn(reports[`${source}.sarif`])]),
  ),
})

interface Used {
  readonly id: string
  readonly findings: number
  readonly vex: string | null
}

const usedIn = (json: string): readonly string[] =>
  // An output of the action.
  (JSON.parse(json) as readonly Used[]).map(({ id, findings, vex }) => [id, findings, vex ?? 'file'].join(' '))

const resultsIn = (text: string | undefined): readonly string[] | null =>
  text === undefined
    ? null
    : // Its schema is checked beside.
      (JSON.parse(text) as SarifLog).runs[0].results
        .map(({ ruleId, level, suppressions = [], baselineState }) =>
          [
            `${ruleId} ${level}`,
            ...suppressions.map(({ justification }) => `accepted: ${justification}`),
            ...(baselineState === undefined ? [] : [baselineState]),
          ].join(', '),
        )
        .toSorted()
