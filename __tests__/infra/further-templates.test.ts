/** Blue/green, instances, alarms, scaling, secrets and the add-ons, by what they are for. */
import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { ORDER, ourStacks, outputsOf, propertiesIn } from '../support/our-templates.ts'

const all = ourStacks({}, ORDER)

describe('blue/green', () => {
  const stacks = ourStacks({ Strategy: 'blue-green' }, ['network', 'load-balancer', 'blue-green'])
  const outputs = outputsOf('load-balancer', stacks)
  const rule = (name: string) =>
    z
      .object({
        Priority: z.number(),
        ListenerArn: z.string(),
        Conditions: z.unknown(),
        Actions: z.array(
          z.object({
            ForwardConfig: z.object({
              TargetGroups: z.array(z.object({ TargetGroupArn: z.string(), Weight: z.number() })),
            }),
          }),
        ),
      })
      .parse(propertiesIn(stacks, 'blue-green', name))

  test('both rules have both target groups, and production begins with the first one', () => {
    const weights = (name: string) => rule(name).Actions[0]?.ForwardConfig.TargetGroups.map(Object.values)
    const [one, other] = [outputs['TargetGroupArn'], outputs['AlternateTargetGroupArn']]
    expect(weights('ProductionRule')).toEqual([
      [one, 100],
      [other, 0],
    ])
    expect(weights('TestRule')).toEqual([
      [other, 100],
      [one, 0],
    ])
  })

  test('test traffic comes before production, and the sorry page after both', () => {
    expect(rule('TestRule').Priority).toBeLessThan(rule('ProductionRule').Priority)
    const page = propertiesIn(stacks, 'load-balancer', 'SorryPageRule')
    expect(page).toMatchObject({
      ListenerArn: rule('ProductionRule').ListenerArn,
      Conditions: rule('ProductionRule').Conditions,
    })
  })
})

describe('instances', () => {
  test('an instance with a task is drained before it ends, and its provider is one of the cluster', () => {
    expect(propertiesIn(all, 'ec2-capacity', 'CapacityProvider')).toMatchObject({
      Name: 'ec2-hello-production',
      AutoScalingGroupProvider: {
        ManagedDraining: 'ENABLED',
        ManagedTerminationProtection: 'ENABLED',
        ManagedScaling: { Status: 'ENABLED' },
      },
    })
    // ManagedTerminationProtection requires it (ECS API Reference, AutoScalingGroupProvider).
    expect(propertiesIn(all, 'ec2-capacity', 'Instances')).toMatchObject({ NewInstancesProtectedFromScaleIn: true })
    expect(propertiesIn(all, 'ec2-capacity', 'Instances')).not.toHaveProperty('DesiredCapacity')
    expect(propertiesIn(all, 'cluster', 'Cluster')).toMatchObject({
      CapacityProviders: ['FARGATE', 'FARGATE_SPOT', 'ec2-hello-production'],
    })
  })

  test('they join the cluster of that name, and tasks do not get their role', () => {
    const { UserData, MetadataOptions } = z
      .object({ LaunchTemplateData: z.object({ UserData: z.string(), MetadataOptions: z.unknown() }) })
      .parse(propertiesIn(all, 'ec2-capacity', 'LaunchTemplate')).LaunchTemplateData
    const script = Buffer.from(UserData, 'base64').toString()
    expect(script).toContain(`ECS_CLUSTER=${outputsOf('cluster', all)['ClusterName']}\n`)
    expect(script).toContain('ECS_AWSVPC_BLOCK_IMDS=true')
    expect(MetadataOptions).toEqual({ HttpTokens: 'required', HttpPutResponseHopLimit: 1 })
  })
})

describe('alarms and scaling', () => {
  const dimensions = (name: string) =>
    z.object({ Dimensions: z.unknown() }).parse(propertiesIn(all, 'alarms', name)).Dimensions

  test('alarms are about the load balancer, the target group and the service of the other stacks', () => {
    const { LoadBalancerArn = '', TargetGroupArn = '' } = outputsOf('load-balancer', all)
    expect(dimensions('UnhealthyAlarm')).toEqual([
      { Name: 'LoadBalancer', Value: LoadBalancerArn.replace(/^.*:loadbalancer\//, '') },
      { Name: 'TargetGroup', Value: TargetGroupArn.replace(/^.*:(?=targetgroup\/)/, '') },
    ])
    expect(dimensions('CpuAlarm')).toEqual([
      { Name: 'ClusterName', Value: 'hello-production' },
      { Name: 'ServiceName', Value: 'hello' },
    ])
    expect(outputsOf('alarms', all)['DeploymentAlarmNames']).toBe('hello-production-5xx,hello-production-unhealthy')
  })

  test('both target groups of a blue/green deployment are watched', () => {
    const stacks = ourStacks({ Strategy: 'blue-green' }, ORDER)
    expect(propertiesIn(all, 'alarms', 'AlternateUnhealthyAlarm')).toBeUndefined()
    expect(propertiesIn(stacks, 'alarms', 'AlternateUnhealthyAlarm')).toMatchObject({
      Dimensions: [{ Name: 'LoadBalancer' }, { Name: 'TargetGroup', Value: expect.stringMatching(/^targetgroup\//) }],
    })
    expect(outputsOf('alarms', stacks)['DeploymentAlarmNames']).toMatch(/,hello-production-unhealthy-alternate$/)
  })

  test('they send mail only to an address', () => {
    expect(propertiesIn(all, 'alarms', 'CpuAlarm')).not.toHaveProperty('AlarmActions')
    const stacks = ourStacks({ AlarmEmail: 'team@example.com' }, ORDER)
    expect(propertiesIn(stacks, 'alarms', 'CpuAlarm')).toMatchObject({
      AlarmActions: [expect.stringMatching(/^arn:aws:sns:.*:hello-production-alarms$/)],
    })
  })

  test('the default of the least number of tasks is not above that of the most', () => {
    const { MinCapacity, MaxCapacity, ResourceId } = z
      .object({ MinCapacity: z.coerce.number(), MaxCapacity: z.coerce.number(), ResourceId: z.string() })
      .parse(propertiesIn(all, 'scaling', 'Tasks'))
    expect(MinCapacity).toBeLessThanOrEqual(MaxCapacity)
    expect(ResourceId).toBe('service/hello-production/hello')
  })

  test('requests are counted on request, with the label of the target group', () => {
    const stacks = ourStacks({ RequestsPerTask: '1000' }, ORDER)
    expect(propertiesIn(all, 'scaling', 'ByRequests')).toBeUndefined()
    expect(propertiesIn(stacks, 'scaling', 'ByRequests')).toMatchObject({
      TargetTrackingScalingPolicyConfiguration: {
        PredefinedMetricSpecification: {
          ResourceLabel: expect.stringMatching(/^app\/[^/]+\/\w+\/targetgroup\/[^/]+\/\w+$/),
        },
      },
    })
    expect(() => ourStacks({ RequestsPerTask: '1000' }, ['cluster', 'scaling'])).toThrow('RequestsPerTask needs')
  })
})

describe('secrets', () => {
  test('the value is made, and in no template', () => {
    const secret = propertiesIn(all, 'secrets', 'Secret')
    expect(secret).toMatchObject({ Name: 'hello-production/app', GenerateSecretString: { SecretStringTemplate: '{}' } })
    expect(secret).not.toHaveProperty('SecretString')
  })

  test('the execution role may read it, by name, and decrypt with the key of that alias', () => {
    const policy = JSON.stringify(propertiesIn(all, 'task-roles', 'ExecutionRole'))
    expect(policy).toContain(':secret:hello-production/*"')
    const stacks = ourStacks({ SecretEncryption: 'CustomerKey' }, ['secrets'])
    expect(propertiesIn(stacks, 'secrets', 'KeyName')).toMatchObject({ AliasName: 'alias/hello-production-secrets' })
    expect(policy).toContain('"kms:ResourceAliases":"alias/hello-production-secrets"')
  })
})

describe('add-ons', () => {
  test('WAF counts or blocks with every rule', () => {
    const actions = (given: Readonly<Record<string, string>>): readonly string[] =>
      z
        .object({ Rules: z.array(z.looseObject({})) })
        .parse(propertiesIn(ourStacks(given, ORDER), 'waf', 'Firewall'))
        .Rules.map(({ Action, OverrideAction }) => JSON.stringify(Action ?? OverrideAction))
    expect(actions({})).toEqual(['{"Block":{}}', '{"None":{}}', '{"None":{}}', '{"None":{}}'])
    expect(new Set(actions({ Mode: 'count' }))).toEqual(new Set(['{"Count":{}}']))
    // WAF's own condition for a log group.
    expect(propertiesIn(all, 'waf', 'Logs')).toMatchObject({ LogGroupName: 'aws-waf-logs-hello-production' })
  })

  test.each(['firelens', 'tracing', 'efs'])('%s gives its permissions to the task role', (name) => {
    expect(propertiesIn(all, name, 'Permissions')).toMatchObject({ Roles: ['hello-production-task'] })
  })

  test('a file system has a mount target in each subnet of the tasks', () => {
    const targets = (given: Readonly<Record<string, string>>): number =>
      ourStacks(given, ['network', 'task-roles', 'efs'])
        .flatMap(({ resources }) => resources)
        .filter(({ type }) => type === 'AWS::EFS::MountTarget').length
    expect(targets({})).toBe(2)
    expect(targets({ Zones: '3', Profile: 'standard' })).toBe(3)
  })
})
