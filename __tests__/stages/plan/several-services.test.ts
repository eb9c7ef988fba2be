import { describe, expect, test } from '@jest/globals'
import { denied, plan, service, target, TASK_FILE, TASK_TEXT } from '../../support/plan-play.ts'

describe('several services', () => {
  test('are read in their order; each has its own task definition, and their cluster is asked for once', async () => {
    const other = { kind: 'file', path: '/checkout/other.json', name: 'other.json' } as const
    const files = {
      [TASK_FILE]: TASK_TEXT,
      [other.path]: '{"family":"worker","containerDefinitions":[{"name":"job"}]}',
    }
    const played = plan(target({}, { service: 'worker', taskDefinition: other }), { files })
    const { services } = await played.run()
    expect(services).toMatchObject([
      { key: 'web', serviceName: 'web', containerName: 'app', taskDefinition: { source: 'task.json' } },
      { key: 'worker', serviceName: 'worker', containerName: 'job', taskDefinition: { source: 'other.json' } },
    ])
    expect(played.calls.filter((call) => call === 'describeClusters')).toHaveLength(1)
    expect(played.calls.filter((call) => call === 'describeServices')).toHaveLength(2)
  })

  test('have all of their problems in one error, a shared one once', async () => {
    const input = target({ repository: 'helo', service: 'wbe' }, { service: 'wroker' }, { cluster: 'stagin' })
    const { code, message } = await plan(input).failure()
    expect(code).toBe('E_INPUT')
    expect(message.split('\n')).toEqual([
      'the plan found 4 problems:',
      "- the ECR repository 'helo' does not exist; the repositories are hello, team/api",
      "  Did you mean 'hello'? Correct `repository`.",
      "- the ECS service 'wbe' does not exist in the cluster 'prod'; the services are web, worker",
      "  Did you mean 'web'? Correct `service`.",
      "- the ECS service 'wroker' does not exist in the cluster 'prod'; the services are worker, web",
      "  Did you mean 'worker'? Correct `service`.",
      "- the ECS cluster 'stagin' does not exist; the clusters are staging, prod",
      "  Did you mean 'staging'? Correct `cluster`.",
    ])
  })

  test('in one cluster that does not exist are one problem', async () => {
    const input = target({ cluster: 'prd' }, { cluster: 'prd', service: 'worker' })
    await expect(plan(input).failure()).resolves.toMatchObject({ code: 'E_CLUSTER_NOT_FOUND' })
    const errors = { describeClusters: denied('ecs:DescribeClusters') }
    await expect(plan(input, { errors }).failure()).resolves.toMatchObject({ code: 'E_CLUSTER_NOT_FOUND' })
  })

  test('a cluster that does not exist hides no missing service of another cluster', async () => {
    const { message } = await plan(target({ cluster: 'gone' }, { service: 'wbe' }), {
      clusters: { prod: [service('web')], gone: [] },
    }).failure()
    expect(message).toContain('the plan found 2 problems:')
    expect(message).toContain("the ECS cluster 'gone' does not exist")
    expect(message).toContain("the ECS service 'wbe' does not exist in the cluster 'prod'")
  })

  test('in several regions are an error: a run deploys to one', async () => {
    const input = target({ region: 'eu-west-1' }, { service: 'worker', region: 'us-east-1' })
    const { code, message } = await plan(input).failure()
    expect(code).toBe('E_INPUT')
    expect(message).toBe('the services are in several regions: eu-west-1, us-east-1')
  })
})
