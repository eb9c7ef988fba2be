/** What a page quotes of a workflow in examples/, and that those workflows name inputs and outputs that exist. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { stepsOf } from '../../../scripts/generate/example-steps.ts'
import { OUTPUTS } from '../../../src/report/outputs.ts'
import { ACTION_INPUTS } from '../../../src/settings/declaration.ts'

const EXAMPLES = readdirSync('examples').filter((name) => name.endsWith('.yml'))
const textOf = (name: string): string => readFileSync(`examples/${name}`, 'utf8')

const step = z.looseObject({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() })
const workflow = z.looseObject({ jobs: z.record(z.string(), step.extend({ steps: z.array(step).default([]) })) })

const callable = z.looseObject({
  on: z.object({ workflow_call: z.looseObject({ inputs: z.record(z.string(), z.unknown()) }) }),
})

describe('a workflow in examples/', () => {
  test.each(EXAMPLES)('%s uses inputs and outputs that exist', (name) => {
    const steps = Object.values(workflow.parse(parse(textOf(name))).jobs).flatMap((job) => job.steps)
    const own = steps.filter(({ uses = '' }) => uses.startsWith('ship-to-ecs/'))
    expect(own.length).toBeGreaterThan(0)
    const inputs = own.flatMap((one) => Object.keys(one.with ?? {}))
    expect(inputs.filter((input) => !(ACTION_INPUTS as readonly string[]).includes(input))).toEqual([])
    const outputs = [...textOf(name).matchAll(/steps\.ship\.outputs\.([\w-]+)/gu)].map(([, output = '']) => output)
    expect(outputs.filter((output) => !Object.keys(OUTPUTS).includes(output))).toEqual([])
  })

  test.each(EXAMPLES)('%s gives a workflow that it calls inputs that exist', (name) => {
    for (const job of Object.values(workflow.parse(parse(textOf(name))).jobs)) {
      const [, called] = /^ship-to-ecs\/ship-to-ecs\/(\.github\/workflows\/[a-z]+\.yml)@/u.exec(job.uses ?? '') ?? []
      if (called === undefined) continue
      const { on } = callable.parse(parse(readFileSync(called, 'utf8')))
      expect(Object.keys(job.with ?? {}).filter((input) => !(input in on.workflow_call.inputs))).toEqual([])
    }
  })
})

test('a page quotes the last steps as they are, from the one that is named', () => {
  const quoted = stepsOf('cached-scanners.yml', 'actions/cache/restore@')
  expect(quoted).toMatch(/^```yaml\n- uses: actions\/cache\/restore@[0-9a-f]{40} /u)
  expect(quoted).toContain('\n    key: ${{ steps.ship.outputs.scanner-cache-key }}\n```')
  expect(() => stepsOf('cached-scanners.yml', 'actions/none@')).toThrow(/no step of/u)
})
