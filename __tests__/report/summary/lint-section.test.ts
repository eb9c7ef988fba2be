import { expect, test } from '@jest/globals'
import type { Results } from '../../../src/domain/results.ts'
import { lintSection } from '../../../src/report/summary/lint-section.ts'
import { fitted } from '../../../src/report/summary/markdown-blocks.ts'
import { recordOf } from '../../support/sample-records.ts'
import { RESULTS } from '../../support/sample-results.ts'

type Lint = Results['plan']['services'][number]['lint']

const sectionOf = (lint: Lint): string => {
  const plan = { ...RESULTS.plan, services: RESULTS.plan.services.map((service) => ({ ...service, lint })) }
  return fitted(lintSection(recordOf({ results: { plan } })), 100_000)
}

test('no finding, no section', () => {
  expect(sectionOf([])).toBe('')
})

test('each rule has its severity, its places and what to do', () => {
  const places = [{ path: 'containerDefinitions[0].user', container: 'app', detail: null }]
  expect(sectionOf([{ rule: 'ECS.20', level: 'warn', places }])).toMatchInlineSnapshot(`
   "<details><summary>Lint of the task definition of <code>hello</code>: 1 MEDIUM</summary>

   | Rule | Severity | Where | What to do |
   | --- | --- | --- | --- |
   | [ECS.20](https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-20): A Linux container runs as root, or its user is not set | MEDIUM | \`containerDefinitions[0].user of app\` | Set \`user\` to one that the image has, for example \`1000:1000\`. |

   </details>

   "
  `)
})

test('names from the definition change nothing around them', () => {
  const places = [{ path: 'containerDefinitions[0].environment[0]', container: 'a|b', detail: '</code>@team `x`|' }]
  const section = sectionOf([{ rule: 'plain-secret', level: 'warn', places }])
  expect(section.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(3)
  expect(section).not.toContain('@team')
  expect(section).not.toContain('</code>@')
})
