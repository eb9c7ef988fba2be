/** The shipped bundle looks at how the repository is set up, and at what its lifecycle policy does with the running image; it changes neither. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

test('what Security Hub asks for and the repository lacks is one warning, and nothing is changed', async () => {
  const repository = {
    scanOnPush: false,
    lifecyclePolicy: undefined,
    encryption: { encryptionType: 'AES256' } as const,
  }
  const run = await play({ mutability: 'MUTABLE', repository })
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
  expect(run.summary).toContain(
    'ECR repository hello lacks what Security Hub asks for: scan on push (ECR.1), immutable tags (ECR.2), a lifecycle policy (ECR.3), a customer managed key (ECR.5)',
  )
  const operations = run.aws.requests.filter(({ service }) => service === 'ecr').map(({ operation }) => operation)
  expect(operations.filter((name) => /^(?:Put|Set|Delete)/u.test(name))).toEqual([])
})

test('of a repository that has all of it, nothing is said', async () => {
  const run = await play({})
  expect(run.summary).toContain('ECR repository hello meets ECR.1, ECR.2, ECR.3, ECR.5 of Security Hub')
})
