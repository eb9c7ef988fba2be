import { describe, expect, test } from '@jest/globals'
import { ListClustersCommand } from '@aws-sdk/client-ecs'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { clientsOf, useLocalAws } from '../support.ts'

const local = useLocalAws()

describe('faults and credentials', () => {
  test.each([
    ['AKIAEXPIRED1', 'ExpiredTokenException'],
    ['AKIAINVALID1', 'UnrecognizedClientException'],
    ['AKIADENIED1', 'AccessDeniedException'],
  ])('the key %s gives %s', async (key, name) => {
    await expect(clientsOf(local.aws, key).ecs.send(new ListClustersCommand({}))).rejects.toMatchObject({ name })
  })

  test('STS has its own codes', async () => {
    const asked = clientsOf(local.aws, 'AKIAEXPIRED1').sts.send(new GetCallerIdentityCommand({}))
    await expect(asked).rejects.toMatchObject({ Code: 'ExpiredToken', $metadata: { httpStatusCode: 403 } })
  })

  test('a rule throttles the second and third call, then no more', async () => {
    local.aws.addFault({ service: 'ecs', operation: 'ListClusters', afterCalls: 1, times: 2, kind: 'throttle' })
    const call = () => local.sdk.ecs.send(new ListClustersCommand({}))
    await call()
    await expect(call()).rejects.toMatchObject({ name: 'ThrottlingException' })
    await expect(call()).rejects.toMatchObject({ name: 'ThrottlingException' })
    await call()
  })

  test('a rule starts at its second on the clock', async () => {
    local.aws.addFault({ service: 'ecs', afterSeconds: 1000, kind: 'expired-token' })
    await local.sdk.ecs.send(new ListClustersCommand({}))
    local.aws.clock.advanceBy(1000)
    await expect(local.sdk.ecs.send(new ListClustersCommand({}))).rejects.toMatchObject({
      name: 'ExpiredTokenException',
    })
  })

  test('a reset and an HTML page break the transport', async () => {
    local.aws.addFault({ service: 'ecs', kind: 'reset', times: 1 })
    await expect(local.sdk.ecs.send(new ListClustersCommand({}))).rejects.toThrow('ECONNRESET')
    local.aws.addFault({ service: 'ecs', kind: 'html500', times: 1 })
    await expect(local.sdk.ecs.send(new ListClustersCommand({}))).rejects.toThrow()
  })

  test('a member that the model does not know is a violation', async () => {
    const response = await fetch(local.aws.endpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters',
        authorization: 'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260101/eu-west-1/ecs/aws4_request, Signature=0',
      },
      body: '{"clusterNames":[]}',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ __type: 'SerializationException' })
    expect(local.aws.schemaViolations).toEqual([
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
