/** The file of `service-definition`: what is accepted, and every problem with its path. */
import { describe, expect, test } from '@jest/globals'
import { checkServiceDefinition, serviceOfRequest } from '../../src/domain/service-definition/service-definition.ts'
import { messageOf } from '../../src/errors/ship-error.ts'

const NAMED = { cluster: 'main', service: 'web' }

const checked = (value: unknown): unknown => checkServiceDefinition(value, 'service.json', NAMED)

const problemsOf = (value: unknown): readonly string[] => {
  try {
    checked(value)
    return []
  } catch (thrown) {
    return messageOf(thrown)
      .split('\n')
      .flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []))
  }
}

describe('the request', () => {
  test('is kept as it is', () => {
    const request = {
      desiredCount: 2,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' } },
      deploymentConfiguration: { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 0.5 } },
      tags: [{ key: 'empty', value: '' }],
    }
    expect(checked(request)).toEqual(request)
  })

  test('loses what the run decides, and what only ECS returns', () => {
    const dump = {
      cluster: 'arn:aws:ecs:eu-west-1:123456789012:cluster/main',
      serviceName: 'web',
      taskDefinition: 'web:7',
      clientToken: '',
      serviceArn: 'arn:aws:ecs:eu-west-1:123456789012:service/main/web',
      status: 'ACTIVE',
      runningCount: 1,
      deployments: [],
      desiredCount: 1,
    }
    expect(checked(dump)).toEqual({ desiredCount: 1 })
  })
})

test.each([
  [{ desiredCount: 'two' }, 'desiredCount: expected a number, found a string'],
  [{ launchTyp: 'FARGATE' }, 'launchTyp: unknown key; did you mean launchType?'],
  [
    { launchType: 'FARGAT' },
    "launchType: 'FARGAT' is not one of EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES; did you mean FARGATE?",
  ],
  [
    { loadBalancers: [{ targetGroupArn: '' }] },
    'loadBalancers[0].targetGroupArn: is empty, as `--generate-cli-skeleton` leaves it; write its value or remove it',
  ],
  [{ role: '${ROLE}' }, 'role: nothing fills in the placeholder ${ROLE}; write the value'],
  [
    { deploymentController: { type: 'CODE_DEPLOY' } },
    'deploymentController.type: a service with CODE_DEPLOY is not created; create it before the first run',
  ],
  [
    { schedulingStrategy: 'DAEMON', desiredCount: 1 },
    'desiredCount: is set, but a DAEMON runs one task on each instance; remove it',
  ],
  [
    { healthCheckGracePeriodSeconds: 60 },
    'healthCheckGracePeriodSeconds: is set, but no load balancer checks the tasks; remove it',
  ],
  [{ cluster: 'other' }, 'cluster: is another one than main of the settings; remove it'],
  [[], 'the document: expected an object, found a list'],
])('a problem: %j', (request, problem) => {
  expect(problemsOf(request)).toEqual([problem])
})

test('all problems are listed at once', () => {
  expect(problemsOf({ launchTyp: 'FARGATE', role: '', serviceName: 'mail' })).toHaveLength(3)
})

test('a member whose placeholder has no value is not known of the planned service', () => {
  const request = checkServiceDefinition({ launchType: 'FARGATE', desiredCount: 1 }, 'service.json', NAMED)
  const unknown = { awsvpcConfiguration: { subnets: ['${cfn:hello-network.TaskSubnetIds}'] } }
  const planned = serviceOfRequest({ ...request, networkConfiguration: unknown }, { serviceName: 'web' })
  expect(planned).toMatchObject({ launchType: 'FARGATE', desiredCount: 1 })
  expect(planned).not.toHaveProperty('networkConfiguration')
})
