/** Which registry is that of the run: the same host, or the same account and region of ECR; one that is not known never is. */
import { expect, test } from '@jest/globals'
import { isOwnRegistry, type OwnRegistry } from '../../../src/domain/image/own-registry.ts'

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
const host = (name: string): OwnRegistry => ({ kind: 'host', host: name })
const account = (id: string | null, region: string | null): OwnRegistry => ({ kind: 'account', account: id, region })

test.each<readonly [string, OwnRegistry, boolean]>([
  [ECR, host(ECR), true],
  ['127.0.0.1:5000', host('127.0.0.1:5000'), true],
  ['127.0.0.1:5001', host('127.0.0.1:5000'), false],
  ['123456789012.dkr-ecr.eu-west-1.on.aws', host(ECR), true],
  ['123456789012.dkr.ecr-fips.us-east-1.amazonaws.com', host(ECR), false],
  ['999999999999.dkr.ecr.eu-west-1.amazonaws.com', host(ECR), false],
  [`${ECR}.example.com`, host(ECR), false],
  ['docker.io', host(ECR), false],
  ['', host(ECR), false],
  ['docker.io', host('ghcr.io'), false],
  [ECR, account('123456789012', 'eu-west-1'), true],
  [ECR, account('123456789012', null), true],
  [ECR, account('123456789012', 'us-east-1'), false],
  [ECR, account('999999999999', 'eu-west-1'), false],
  [ECR, account(null, 'eu-west-1'), false],
  ['docker.io', account(null, null), false],
  [`${ECR}.example.com`, account('123456789012', 'eu-west-1'), false],
  [`${ECR}.cn`, account('123456789012', 'eu-west-1'), true],
])('%s is that of %j: %s', (name, own, expected) => {
  expect(isOwnRegistry(name, own)).toBe(expected)
})
