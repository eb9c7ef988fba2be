/** The YAML in docs/ and README.md: what people copy is valid, and its jobs are granted what the action needs. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { inRepository } from '../scripts/repository.ts'

const SCHEMA = JSON.parse(readFileSync(inRepository('docs', 'ship-to-ecs.schema.json'), 'utf8')) as Parameters<
  typeof z.fromJSONSchema
>[0] & { readonly properties: object } // the generator has written it as an object

const settings = z.fromJSONSchema(SCHEMA)

const STEP = z.looseObject({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() })
const JOBS = z.looseObject({
  permissions: z.record(z.string(), z.string()).optional(),
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions: z.record(z.string(), z.string()).optional(),
      uses: z.string().optional(),
      steps: z.array(STEP).optional(),
    }),
  ),
})

const PAGES = [
  'README.md',
  ...readdirSync(inRepository('docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

/** With a hash where a page has the beginning of one. */
const whole = (text: string): string => text.replaceAll(/ [0-9a-f]{4}… /gu, ` ${'0'.repeat(63)}a `)

/** The blocks of all pages, each with its page and its place among them. */
const BLOCKS = PAGES.flatMap((page) =>
  [...readFileSync(inRepository(page), 'utf8').matchAll(/^```yaml\n(.*?)^```/gmsu)].map(
    ([, text = ''], index) => [`${page}, block ${index + 1}`, parse(whole(text)) as unknown] as const,
  ),
)

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const SETTINGS = BLOCKS.filter(
  ([, value]) => isMap(value) && Object.keys(value).every((key) => Object.hasOwn(SCHEMA.properties, key)),
)
const WITH_JOBS = BLOCKS.flatMap(([name, value]) =>
  isMap(value) && isMap(value['jobs']) ? [[name, value, Object.values(value['jobs'])] as const] : [],
)

/** A job of CircleCI must have one of these keys, which GitHub does not know; many a block has nothing but jobs. */
const isOfCircleCi = (jobs: readonly unknown[]): boolean =>
  jobs.some((job) => isMap(job) && ['docker', 'machine', 'macos', 'executor'].some((key) => key in job))
const WORKFLOWS = WITH_JOBS.flatMap(([name, value, jobs]) =>
  isOfCircleCi(jobs) ? [] : [[name, JOBS.parse(value)] as const],
)
const OF_CIRCLECI = WITH_JOBS.filter(([, , jobs]) => isOfCircleCi(jobs)).map(([name]) => name)

describe('the settings on a page', () => {
  test('are found', () => expect(SETTINGS.length).toBeGreaterThan(20))

  test.each(SETTINGS)('%s', (_, value) => {
    expect(settings.safeParse(value).error?.issues ?? []).toEqual([])
  })
})

describe('the jobs on a page', () => {
  test('are found', () => expect(WORKFLOWS.length).toBeGreaterThan(5))

  test('are those of GitHub but for one', () => expect(OF_CIRCLECI).toEqual(['docs/cli.md, block 2']))

  test.each(WORKFLOWS)('%s: may ask for the token that every role needs', (_, { permissions, jobs }) => {
    for (const [name, job] of Object.entries(jobs)) {
      const steps = job.steps ?? []
      const own = steps.filter(({ uses }) => uses?.startsWith('ship-to-ecs/ship-to-ecs@'))
      const isCall = job.uses?.startsWith('ship-to-ecs/ship-to-ecs/') === true
      // With credentials of an earlier step there is no role to assume here.
      const isEarlier = steps.some(({ uses }) => uses?.startsWith('aws-actions/configure-aws-credentials@'))
      if ((own.length === 0 && !isCall) || isEarlier || own.some((step) => step.with?.['pipeline'] === 'apps')) continue
      expect({ name, ...(job.permissions ?? permissions) }).toMatchObject({ name, 'id-token': 'write' })
    }
  })
})
