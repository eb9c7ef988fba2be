/** What an imported service gets from elsewhere than APP-ENV/, as its roles are to name it. */
import { describe, expect, test } from '@jest/globals'
import { secretArns } from '../../../src/init/generated/secret-arns.ts'
import { secretReferences } from '../../../src/init/import/secret-references.ts'
import { answersWith, PRODUCTION } from '../../support/stacks-play.ts'

const SECRET = `arn:aws:secretsmanager:eu-west-1:${PRODUCTION}:secret:shop`
const PARAMETER = `arn:aws:ssm:eu-west-1:${PRODUCTION}:parameter`

const arnsOf = (secrets: readonly string[]) => {
  const answers = answersWith({})
  const [environment = { name: '', account: null, approval: false }] = answers.environments
  const place = {
    ...{ environment: environment.name, cluster: 'prod', service: 'shop', deployRole: null, executionRole: null },
    ...{ taskRole: null, family: null, logGroup: null, secrets: [...secrets], capacityProviders: [] },
    ...{ waitForMinutes: null, desiredCount: null, forceNewDeployment: null },
  }
  return secretArns(place, { answers, environment })
}

test.each([
  [`${SECRET}/key-AbCdEf`, `${SECRET}/key-AbCdEf`, ''],
  [`${SECRET}/key-AbCdEf:user::`, `${SECRET}/key-AbCdEf`, ''],
  // Without the end that Secrets Manager appends.
  [`${SECRET}/key`, `${SECRET}/key-??????`, ''],
  ['/aws/reference/secretsmanager/shop/key', `${SECRET}/key-??????`, ''],
  [`${PARAMETER}/shop/url`, '', `${PARAMETER}/shop/url`],
  ['/shop/url', '', `${PARAMETER}/shop/url`],
  ['url:3', '', `${PARAMETER}/url`],
])('%s', (valueFrom, secret, parameter) => {
  expect(arnsOf([valueFrom])).toEqual({ SecretArns: secret, ParameterArns: parameter })
})

test('each is named once, and too many for the policies of a role are every one of the account', () => {
  expect(arnsOf([`${SECRET}/key-AbCdEf:user::`, `${SECRET}/key-AbCdEf:password::`]).SecretArns).toBe(
    `${SECRET}/key-AbCdEf`,
  )
  const many = Array.from({ length: 50 }, (_, index) => `/shop/${index}`)
  expect(arnsOf(many)).toEqual({ SecretArns: '', ParameterArns: `${PARAMETER}/*` })
  expect(arnsOf([])).toEqual({ SecretArns: '', ParameterArns: '' })
})

describe('the references of containers', () => {
  test('are those of secrets, of the log driver and of the registry, each once', () => {
    const secrets = [
      { name: 'A', valueFrom: '/a' },
      { name: 'B', valueFrom: '/a' },
    ]
    const logConfiguration = { logDriver: 'splunk', secretOptions: [{ name: 'token', valueFrom: '/b' }] }
    const other = { repositoryCredentials: { credentialsParameter: SECRET } }
    expect(secretReferences([{ name: 'app', secrets, logConfiguration }, other])).toEqual(['/a', '/b', SECRET])
  })

  test.each([undefined, 'no', [null, 3], [{ secrets: 'x' }], [{ secrets: [{ valueFrom: '${{ secrets.A }},b' }] }]])(
    'of %j are none',
    (containers) => {
      expect(secretReferences(containers)).toEqual([])
    },
  )
})
