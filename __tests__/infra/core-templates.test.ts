/** The registry, the network, the cluster, the roles of tasks and the load balancer, by what they are for. */
import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { ourStacks, outputsOf, PRODUCTION, propertiesIn, textOfTemplate } from '../support/our-templates.ts'
import { expiryOf, lifecycleProblem, lifecycleRules } from '../../src/domain/registry/lifecycle-policy.ts'
import { resolveStack } from '../../scripts/infra/resolve-stack.ts'

const lifecycleOf = (given: Readonly<Record<string, string>>): string =>
  z
    .object({ LifecyclePolicy: z.object({ LifecyclePolicyText: z.string() }) })
    .parse(propertiesIn(ourStacks(given), 'registry', 'Repository')).LifecyclePolicy.LifecyclePolicyText

describe('the registry', () => {
  /** What becomes of the oldest of many images, which has these tags. */
  const oldest = (tags: readonly string[], KeptTagPatterns: string) => {
    const text = lifecycleOf({ KeptTagPatterns, ImagesToKeep: '50' })
    const image = { digest: 'sha256:0', tags, pushedAt: 0 }
    const newer = Array.from({ length: 200 }, (_, index) => ({
      digest: `sha256:${index + 1}`,
      tags: index % 2 === 0 ? tags.map((tag) => `${tag}${index}`) : [`other-${index}`],
      pushedAt: index + 1,
    }))
    expect(lifecycleProblem(text)).toBeNull()
    return expiryOf(image, { rules: lifecycleRules(text) ?? [], images: [image, ...newer], now: Date.now() })
  }

  test.each([
    { patterns: 'production-*', tags: ['production-1'] },
    { patterns: 'staging-*,production-*', tags: ['production-1'] },
    { patterns: 'staging-*,production-*', tags: ['staging-1'] },
    { patterns: 'staging-*,production-*', tags: ['staging-1', 'production-1'] },
    { patterns: 'staging-*,production-*', tags: ['sha256-1'] },
    { patterns: 'a-*,b-*,c-*,d-*,e-*', tags: ['c-1'] },
    { patterns: 'a-*,b-*,c-*,d-*,e-*', tags: ['e-1'] },
  ])('of $patterns an image with $tags never expires', ({ patterns, tags }) => {
    // A repository has at most 100,000 images (ECR quotas).
    const expiry = oldest(tags, patterns)
    expect(expiry.kind === 'after-pushes' ? expiry.pushes : expiry).toBeGreaterThan(99_000)
  })

  test('of all others the newest are kept', () => {
    expect(oldest(['other-0'], 'staging-*,production-*')).toMatchObject({ kind: 'now' })
    expect(() => lifecycleOf({ KeptTagPatterns: 'a-*,b-*,c-*,d-*,e-*,f-*' })).toThrow('one to five patterns')
  })

  test('an environment pulls and can do nothing else; without one there is no policy', () => {
    expect(propertiesIn(ourStacks(), 'registry', 'Repository')).toMatchObject({
      ImageTagMutability: 'IMMUTABLE',
      RepositoryPolicyText: {
        Statement: [
          {
            Principal: { AWS: [PRODUCTION] },
            Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          },
        ],
      },
    })
    expect(propertiesIn(ourStacks({ EnvironmentAccountIds: '' }), 'registry', 'Repository')).not.toHaveProperty(
      'RepositoryPolicyText',
    )
  })

  test('a key of its own only on request', () => {
    const keyOf = (Encryption: string) => ({
      key: propertiesIn(ourStacks({ Encryption }), 'registry', 'Key') !== undefined,
      of: propertiesIn(ourStacks({ Encryption }), 'registry', 'Repository'),
    })
    expect(keyOf('CustomerKey')).toMatchObject({
      key: true,
      of: { EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: expect.stringMatching(/^arn:aws:kms:/) } },
    })
    expect(keyOf('AES256')).toMatchObject({
      key: false,
      of: { EncryptionConfiguration: { EncryptionType: 'AES256' } },
    })
  })
})

describe('the network', () => {
  const typesOf = (given: Readonly<Record<string, string>>): readonly string[] =>
    ourStacks(given, ['network'])[1]?.resources.map(({ type }) => type) ?? []
  const count = (given: Readonly<Record<string, string>>, type: string): number =>
    typesOf(given).filter((one) => one === type).length

  test.each([
    { given: {}, subnets: 2, endpoints: 1, publicIp: 'ENABLED' },
    { given: { Zones: '3' }, subnets: 3, endpoints: 1, publicIp: 'ENABLED' },
    { given: { Profile: 'standard' }, subnets: 4, endpoints: 6, publicIp: 'DISABLED' },
    { given: { Profile: 'standard', Zones: '3' }, subnets: 6, endpoints: 6, publicIp: 'DISABLED' },
  ])('$given: $subnets subnets, $endpoints endpoints, no NAT gateway', ({ given, subnets, endpoints, publicIp }) => {
    expect(count(given, 'AWS::EC2::Subnet')).toBe(subnets)
    expect(count(given, 'AWS::EC2::VPCEndpoint')).toBe(endpoints)
    expect(count(given, 'AWS::EC2::NatGateway')).toBe(0)
    expect(ourStacks(given, ['network'])[1]?.outputs['AssignPublicIp']).toBe(publicIp)
  })

  test('subnets do not overlap', () => {
    const blocks = [1, 2, 3].flatMap((zone) =>
      ['Public', 'Private'].map((kind) =>
        propertiesIn(ourStacks({ Profile: 'standard', Zones: '3' }), 'network', `${kind}Subnet${zone}`),
      ),
    )
    const cidrs = z.array(z.object({ CidrBlock: z.string() })).parse(blocks)
    expect(new Set(cidrs.map(({ CidrBlock }) => CidrBlock)).size).toBe(6)
  })

  test('an existing network is used, and gets the security group of the tasks alone', () => {
    const given = {
      VpcId: 'vpc-0123456789abcdef0',
      PublicSubnetIds: 'subnet-01234567',
      TaskSubnetIds: 'subnet-89abcdef',
    }
    expect(new Set(typesOf(given))).toEqual(new Set(['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupEgress']))
    expect(ourStacks(given, ['network'])[1]?.outputs).toMatchObject(given)
    expect(() => ourStacks({ ...given, TaskSubnetIds: '' }, ['network'])).toThrow('Set TaskSubnetIds, too')
  })

  test('with a prefix list, tasks in private subnets send to endpoints and S3 alone', () => {
    const given = { Profile: 'standard', S3PrefixListId: 'pl-0123456789abcdef0' }
    expect(propertiesIn(ourStacks(given), 'network', 'TaskEgress')).toBeUndefined()
    expect(propertiesIn(ourStacks(given), 'network', 'TaskEgressToS3')).toMatchObject({
      DestinationPrefixListId: 'pl-0123456789abcdef0',
    })
    // Nothing else lets a task reach ECR there.
    expect(propertiesIn(ourStacks({ ...given, Profile: 'small' }), 'network', 'TaskEgress')).toBeDefined()
    expect(propertiesIn(ourStacks({ ...given, NatGateway: 'one' }), 'network', 'TaskEgress')).toBeDefined()
  })
})

describe('the load balancer', () => {
  const rule = (name: string, given: Readonly<Record<string, string>> = {}) =>
    z
      .object({ Priority: z.number(), Conditions: z.unknown(), Actions: z.unknown(), ListenerArn: z.string() })
      .parse(propertiesIn(ourStacks(given), 'load-balancer', name))

  test('the sorry page is behind the rule of the application and covers the same requests of the same listener', () => {
    const [application, page] = [rule('ApplicationRule'), rule('SorryPageRule')]
    expect(page.Priority).toBe(49_000)
    expect(application.Priority).toBeLessThan(page.Priority)
    expect(page.Conditions).toEqual(application.Conditions)
    expect(page.ListenerArn).toBe(application.ListenerArn)
    expect(propertiesIn(ourStacks(), 'load-balancer', 'SorryPageRule')).toMatchObject({
      Tags: [{ Key: 'ship-to-ecs:maintenance' }],
    })
  })

  test('a sorry page that is too long is refused', () => {
    expect(() => ourStacks({ SorryPage: 'x'.repeat(1025) })).toThrow('SorryPage: must have 1 to 1024 characters')
  })

  test('with a certificate port 443 serves and port 80 redirects', () => {
    const CertificateArn = 'arn:aws:acm:eu-west-1:222222222222:certificate/01234567-89ab-cdef-0123-456789abcdef'
    const stacks = ourStacks({ CertificateArn })
    // The same resource with and without: CloudFormation would create a second one beside the first, and a port has one listener.
    expect(propertiesIn(stacks, 'load-balancer', 'HttpListener')).toMatchObject({
      Port: 80,
      DefaultActions: [{ Type: 'redirect' }],
    })
    expect(propertiesIn(ourStacks(), 'load-balancer', 'HttpListener')).toMatchObject({
      Port: 80,
      DefaultActions: [{ Type: 'fixed-response' }],
    })
    expect(outputsOf('load-balancer', stacks)['ServiceUrl']).toMatch(/^https:/)
    expect(outputsOf('load-balancer', ourStacks())['ServiceUrl']).toMatch(/^http:/)
  })

  test('blue/green has a second target group, and its production rule is not here', () => {
    const stacks = ourStacks({ Strategy: 'blue-green' })
    expect(propertiesIn(stacks, 'load-balancer', 'ApplicationRule')).toBeUndefined()
    expect(outputsOf('load-balancer', stacks)['AlternateTargetGroupArn']).toMatch(/:targetgroup\//)
    expect(outputsOf('load-balancer', ourStacks())).not.toHaveProperty('AlternateTargetGroupArn')
  })
})

test('a template without its required values is refused', () => {
  const template = textOfTemplate('load-balancer')
  const request = { name: 'a', template, account: PRODUCTION, region: 'eu-west-1' }
  expect(() => resolveStack({ ...request, parameters: {} })).toThrow('Application: a value is missing')
})
