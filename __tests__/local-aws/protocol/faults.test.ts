import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { ListClustersCommand } from '@aws-sdk/client-ecs'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import type { LocalAws } from '../../../local-aws/server.ts'
import { clientsOf, startHello } from '../support.ts'

let aws: LocalAws
let sdk: ReturnType<typeof clientsOf>

beforeEach(async () => {
  aws = await startHello()
  sdk = clientsOf(aws)
})

afterEach(async () => {
  await aws.close()
})

describe('faults and credentials', () => {
  test.each([
    ['AKIAEXPIRED1', 'ExpiredTokenException'],
    ['AKIAINVALID1', 'UnrecognizedClientException'],
    ['AKIADENIED1', 'AccessDeniedException'],
  ])('the key %s gives %s', async (key, name) => {
    await expect(clientsOf(aws, key).ecs.send(new ListClustersCommand({}))).rejects.toMatchObject({ name })
  })

  test('STS has its own codes', async () => {
    const asked = clientsOf(aws, 'AKIAEXPIRED1').sts.send(new GetCallerIdentityCommand({}))
    await expect(asked).rejects.toMatchObject({ Code: 'ExpiredToken', $metadata: { httpStatusCode: 403 } })
  })

  test('a rule throttles the second and third call, then no more', async () => {
    aws.addFault({ service: 'ecs', operation: 'ListClusters', afterCalls: 1, times: 2, kind: 'throttle' })
    const call = () => sdk.ecs.send(new ListClustersCommand({}))
    await call()
    await expect(call()).rejects.toMatchObject({ name: 'ThrottlingException' })
    await expect(call()).rejects.toMatchObject({ name: 'ThrottlingException' })
    await call()
  })

  test('a rule starts at its second on the clock', async () => {
    aws.addFault({ service: 'ecs', afterSeconds: 1000, kind: 'expired-token' })
    await sdk.ecs.send(new ListClustersCommand({}))
    aws.clock.advanceBy(1000)
    await expect(sdk.ecs.send(new ListClustersCommand({}))).rejects.toMatchObject({ name: 'ExpiredTokenException' })
  })

  test('a reset and an HTML page break the transport', async () => {
    aws.addFault({ service: 'ecs', kind: 'reset', times: 1 })
    await expect(sdk.ecs.send(new ListClustersCommand({}))).rejects.toThrow('ECONNRESET')
    aws.addFault({ service: 'ecs', kind: 'html500', times: 1 })
    await expect(sdk.ecs.send(new ListClustersCommand({}))).rejects.toThrow()
  })

  test('a member that the model does not know is a violation', async () => {
    const response = await fetch(aws.endpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters',
        authorization: 'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260101/eu-west-1/ecs/aws4_request, Signature=0',
      },
      body: '{"clusterNames":[]}',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ __type: 'SerializationException' })
    expect(aws.schemaViolations).toEqual([
      {
        side: 'request',
        service: 'ecs',
        operation: 'ListClusters',
        path: '$',
        problem: "has the member 'clusterNames', unknown to ListClustersRequest",
      },
    ])
  })
})
