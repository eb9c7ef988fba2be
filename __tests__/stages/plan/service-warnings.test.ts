import type { Service } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { plan, service, target } from '../../support/plan-play.ts'

describe('what is probably wrong with a service is a warning with the command that repairs or shows it', () => {
  const warningsOf = async (facts: Partial<Service>): Promise<string> => {
    const played = plan(target(), { clusters: { prod: [service('web', facts)] } })
    await played.run()
    return played.log.text('warning')
  }
  const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } }

  test('no circuit breaker', async () => {
    const configuration = { maximumPercent: 150, minimumHealthyPercent: 50 }
    const words = await warningsOf({ deploymentConfiguration: configuration })
    expect(words).toContain('the service web has no deployment circuit breaker')
    expect(words).toContain(
      'aws ecs update-service --region eu-west-1 --cluster prod --service web --deployment-configuration "deploymentCircuitBreaker={enable=true,rollback=true},minimumHealthyPercent=50,maximumPercent=150"',
    )
  })

  test.each([
    [breaker],
    [{ strategy: 'BLUE_GREEN' as const }],
    [{ alarms: { alarmNames: ['errors'], enable: true, rollback: true } }],
  ])('%j needs none', async (deploymentConfiguration) => {
    expect(await warningsOf({ deploymentConfiguration })).toBe('')
  })

  test('another family than the one that runs', async () => {
    const taskDefinition = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:3'
    const words = await warningsOf({ taskDefinition, deploymentConfiguration: breaker })
    expect(words).toContain('the service web runs the family api, but task.json is of the family web')
    expect(words).toContain(
      'aws ecs describe-task-definition --region eu-west-1 --task-definition api --query taskDefinition',
    )
  })
})
