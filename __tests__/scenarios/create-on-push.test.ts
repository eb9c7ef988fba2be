/** A repository that does not exist, and that a creation template of the registry makes at the push: the run says so, and changes nothing of it. */
import { describe, expect, jest, test } from '@jest/globals'
import { KEPT_REPOSITORY } from '../support/kept-repository.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { TAG, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const TEMPLATE = {
  prefix: 'team',
  appliedFor: ['CREATE_ON_PUSH'],
  imageTagMutability: 'IMMUTABLE',
  encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'alias/ecr' },
  lifecyclePolicy: JSON.stringify(KEPT_REPOSITORY.lifecyclePolicy),
} satisfies NonNullable<ShipPlay['creationTemplates']>[number]

/** Only another repository exists. */
const missing = (given: ShipPlay = {}): ShipPlay => ({
  repository: { name: 'other' },
  creationTemplates: [TEMPLATE],
  ...given,
  inputs: { repository: 'team/hello', ...given.inputs },
})

const written = ({ requests }: ShipPlayed): readonly string[] =>
  requests
    .filter(({ service }) => service === 'ecr')
    .map(({ operation }) => operation)
    .filter((name) => /^(?:Create|Put(?!Image$)|Set|Delete)/u.test(name))

describe('by the template', () => {
  test('it is made at the push and deployed from, and the next run finds it as the template has it', async () => {
    const run = await play(missing({ again: {} }))
    expect(run.runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
    const [first] = run.runs
    expect(first?.log).toContain('team/hello does not exist: ')
    expect(first?.outputs).toMatchObject({ result: 'success', repository: 'team/hello', 'image-digest': run.digest })
    expect(first?.summary).toContain('the creation template `team` of the registry creates it at the push')
    expect(run.tags).toMatchObject({ [TAG]: run.digest })
    expect(run.aws.requests.filter(({ operation }) => /^(?:Create|SetRepo|PutLife)/u.test(operation))).toEqual([])
    // Of the template are the immutable tags, the key and the lifecycle policy; it has no scan on push.
    expect(run.log).toContain('lacks what Security Hub asks for: scan on push (ECR.1)')
  })

  test('`create-repository` changes nothing of that', async () => {
    const run = await play(missing({ settings: 'create-repository: true\n' }))
    expect(run.outputs).toMatchObject({ result: 'success' })
    expect(written(run)).toEqual([])
  })

  test('an image that the gate blocks makes none', async () => {
    const run = await play(missing({ severities: ['CRITICAL'] }))
    expect(run.outputs).toMatchObject({ result: 'blocked' })
    expect(run.tags).toEqual({})
  })
})

describe('none of the templates is for it', () => {
  test.each([
    ['another prefix', { ...TEMPLATE, prefix: 'tea' }],
    ['pull-through caches only', { ...TEMPLATE, appliedFor: ['PULL_THROUGH_CACHE' as const] }],
  ])('%s', async (_, template) => {
    const run = await play(missing({ creationTemplates: [template] }))
    expect(run.outputs).toMatchObject({ 'error-code': 'E_REPOSITORY_NOT_FOUND' })
    expect(run.log).toContain("the ECR repository 'team/hello' does not exist")
    expect(run.tags).toEqual({})
  })
})
