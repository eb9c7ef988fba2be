/** The workflows that other repositories call: what they may use, what they are granted, and that every input says what it is. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { inRepository } from '../scripts/repository.ts'
import { CALLED_WORKFLOWS, OWN_ACTION, textForAct } from '../scripts/act/called-workflows.ts'

const STEP = z.looseObject({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() })
const JOB = z.looseObject({
  name: z.string(),
  environment: z.union([z.string(), z.object({ name: z.string() })]).optional(),
  permissions: z.record(z.string(), z.enum(['read', 'write'])),
  'timeout-minutes': z.union([z.number(), z.string()]),
  steps: z.array(STEP),
})
const INPUT = z.object({
  description: z.string().min(10),
  type: z.enum(['string', 'boolean', 'number']),
  required: z.literal(true).optional(),
  default: z.union([z.string(), z.boolean(), z.number()]).optional(),
})
const WORKFLOW = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    workflow_call: z.strictObject({
      inputs: z.record(z.string(), INPUT),
      outputs: z.record(z.string(), z.strictObject({ description: z.string().min(5), value: z.string() })),
    }),
  }),
  permissions: z.strictObject({}),
  jobs: z.record(z.string(), JOB),
})

const textOf = (name: string): string => readFileSync(inRepository('.github', 'workflows', `${name}.yml`), 'utf8')

describe.each(CALLED_WORKFLOWS)('%s.yml', (name) => {
  const workflow = WORKFLOW.parse(parse(textOf(name)))
  const jobs = Object.values(workflow.jobs)
  const used = jobs.flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []))

  test('uses this action at its own commit, and of others only GitHub’s own, by commit', () => {
    expect(used).toContain('$/')
    const others = used.filter((uses) => uses !== '$/')
    for (const uses of others) expect(uses).toMatch(/^actions\/(?:checkout|attest|cache)@[0-9a-f]{40}$/u)
  })

  test('takes no secrets, and keeps no token in the checkout', () => {
    expect(textOf(name)).not.toMatch(/secrets:|secrets\./u)
    const checkouts = jobs.flatMap(({ steps }) => steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
    expect(checkouts.length).toBeGreaterThan(0)
    for (const step of checkouts) expect(step).toMatchObject({ with: { 'persist-credentials': false } })
  })

  test('the environment that is approved is the one that is deployed to', () => {
    for (const { environment, steps } of jobs) {
      if (environment === undefined) continue
      const approved = typeof environment === 'string' ? environment : environment.name
      const deployed = steps.filter(({ uses }) => uses === '$/').map((step) => step.with?.['environment'])
      expect(deployed).toEqual([approved])
    }
  })

  test('what act runs of it differs in the lines with `uses: $/` alone', () => {
    const [lines, forAct] = [textOf(name), textForAct(textOf(name))].map((text) => text.split('\n'))
    const changed =
      forAct?.flatMap((line, index) => (line === lines?.[index] ? [] : [[lines?.[index] ?? '', line]])) ?? []
    expect(forAct).toHaveLength(lines?.length ?? 0)
    expect(changed).toHaveLength(used.filter((uses) => uses === '$/').length)
    for (const [before, after] of changed) expect(after).toBe(before?.replace('$/', OWN_ACTION))
  })

  test('every input is required or has a default', () => {
    for (const input of Object.values(workflow.on.workflow_call.inputs)) {
      expect(input.required === true).toBe(input.default === undefined)
    }
  })

  test('no expression is part of a script', () => {
    const scripts = jobs.flatMap(({ steps }) => steps.map((step) => step['run'])).filter((run) => run !== undefined)
    for (const run of scripts) expect(run).not.toContain('${{')
  })

  test('docs/workflows.md names the permissions that a caller grants', () => {
    const row = readFileSync(inRepository('docs', 'workflows.md'), 'utf8')
      .split('\n')
      .find((line) => line.startsWith(`| \`${name}.yml\``))
    const granted = jobs.flatMap(({ permissions }) => Object.entries(permissions))
    // A right to write is one to read, too.
    const most = new Map(granted.toSorted(([, one], [, other]) => one.localeCompare(other)))
    for (const [right, level] of most) expect(row).toContain(`\`${right}: ${level}\``)
    expect(row?.match(/`[a-z-]+: (?:read|write)`/gu)).toHaveLength(most.size)
  })
})

describe('the way in the summary of promote.yml', () => {
  const script = WORKFLOW.parse(parse(textOf('promote'))).jobs['way']?.steps[0]?.['run']

  const wayOf = (environments: string, results: string, digests: string): string[] => {
    const folder = mkdtempSync(join(tmpdir(), 'way-'))
    const summary = join(folder, 'summary.md')
    try {
      const env = { PATH: process.env['PATH'] ?? '', GITHUB_STEP_SUMMARY: summary }
      execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', String(script)], {
        env: { ...env, ENVIRONMENTS: environments, RESULTS: results, DIGESTS: digests },
      })
      return readFileSync(summary, 'utf8').trim().split('\n').slice(4)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  test('names what has become of each environment, also of those that the image did not get to', () => {
    const rows = wayOf('dev|staging|production', 'success|blocked|skipped|skipped', 'sha256:1|sha256:1|none|none')
    expect(rows).toEqual([
      '| `dev` | success | `sha256:1` |',
      '| `staging` | blocked | `sha256:1` |',
      '| `production` | not promoted | none |',
    ])
  })

  test('a job that did not run to its end, and an environment without a job', () => {
    const rows = wayOf('a|b|c|d|e', 'failure|skipped|skipped|skipped', 'none|none|none|none')
    expect(rows[0]).toBe('| `a` | failed or rejected | none |')
    expect(rows[4]).toBe('| `e` | not promoted | none |')
  })
})
