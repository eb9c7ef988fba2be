/** When two texts of ECS are about one cause: ids, addresses and times differ from task to task; names of things do not. */
import { describe, expect, test } from '@jest/globals'
import { taskCauses } from '../../../src/domain/rollout/task-causes.ts'
import { withoutIds } from '../../../src/domain/rollout/texts.ts'
import { fc } from '../../support/fast-check.ts'
import { unstarted } from '../../support/rollout-causes.ts'

const oneOf = (characters: string) => fc.constantFrom(...characters.split(''))
const hex = (least: number, most = least) =>
  fc.string({ unit: oneOf('0123456789abcdef'), minLength: least, maxLength: most })
const name = (least = 3, most = 12) =>
  fc.string({ unit: oneOf('ghijklmnopqrstuvwxyz'), minLength: least, maxLength: most })
const octet = fc.nat({ max: 255 })

/** Another one for each task. */
const volatile = fc.record({
  request: fc.uuid(),
  session: hex(32),
  task: hex(32),
  address: fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.')),
  address6: fc.tuple(hex(4), hex(4)).map(([one, other]) => `[${one}::${other}]`),
  time: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  deployment: fc.bigInt({ min: 10n ** 18n, max: 10n ** 19n - 1n }).map((id) => `ecs-svc/${id}`),
  instance: hex(17).map((id) => `i-${id}`),
  interfaceId: hex(17).map((id) => `eni-${id}`),
  pointer: hex(8).map((id) => `0x${id}`),
  scratch: fc.integer({ min: 1, max: 999_999_999 }),
  attempts: fc.integer({ min: 1, max: 99 }),
  suffix: fc.string({ unit: oneOf('abcXYZ019'), minLength: 4, maxLength: 10 }),
  signature: hex(64),
})
type Volatile = typeof volatile extends fc.Arbitrary<infer Value> ? Value : never

/** The same for each task that fails by one cause. */
const lasting = fc.record({
  repository: name(),
  tag: fc.integer({ min: 1, max: 999 }),
  digest: hex(64),
  role: name(),
  secret: name(),
  subnet: hex(17),
  host: name(),
  port: fc.integer({ min: 1, max: 65_535 }),
  path: name(),
  code: fc.integer({ min: 400, max: 599 }),
  platform: fc.constantFrom('linux/amd64', 'linux/arm64', 'windows/amd64'),
})
type Lasting = typeof lasting extends fc.Arbitrary<infer Value> ? Value : never

/** Everything at once, in the order in which texts of ECS have it. */
const textOf = (kept: Lasting, of: Volatile): string =>
  [
    `pull image manifest has been retried ${of.attempts} time(s): failed to resolve ref registry.example/${kept.repository}:${kept.tag}@sha256:${kept.digest}`,
    `exceeded 5 attempts, ${of.attempts} left`,
    `Get "https://${kept.host}.example:${kept.port}/${kept.path}?X-Signature=${of.signature}&time=${of.time}"`,
    `dial tcp ${of.address}:${kept.port}: i/o timeout, from ${of.address6}:${kept.port}`,
    `User: arn:aws:sts::123456789012:assumed-role/${kept.role}/${of.session} is not authorized, RequestID: ${of.request}`,
    `secret:${kept.secret}, subnet-${kept.subnet}, platform '${kept.platform}', status ${kept.code}`,
    `task ${of.task} of ${of.deployment} on ${of.instance}, ${of.interfaceId} at ${of.pointer}, ${of.time}`,
    `write /var/lib/docker/tmp/GetImageBlob${of.scratch}, /tmp/containerd-mount${of.scratch}/lib, snapshots/${of.scratch}/fs`,
    `ecs-service-connect-${of.suffix}, aws-guardduty-agent-${of.suffix}`,
  ].join('; ')

describe('the key of a text', () => {
  test('is one for two tasks that failed by one cause', () => {
    fc.assert(
      fc.property(lasting, volatile, volatile, (kept, one, other) => {
        expect(withoutIds(textOf(kept, one))).toBe(withoutIds(textOf(kept, other)))
      }),
    )
  })

  test('is another one for another image, role, secret, subnet, host, port, path, code or platform', () => {
    const member = fc.constantFrom(...(Object.keys({ ...fc.sample(lasting, 1)[0] }) as (keyof Lasting)[])) // its own keys
    fc.assert(
      fc.property(lasting, lasting, member, volatile, (kept, others, key, of) => {
        fc.pre(kept[key] !== others[key])
        expect(withoutIds(textOf({ ...kept, [key]: others[key] }, of))).not.toBe(withoutIds(textOf(kept, of)))
      }),
    )
  })

  test.each([
    '?',
    'request id ',
    ':assumed-role/',
    'ecs-svc/',
    '[',
    '0x',
    '1.',
    '2026-11-22T',
    'retried ',
    'ecs-service-connect-',
  ])('of a hostile text needs no more than its beginning: %s', (piece) => {
    const hostile = `${piece.repeat(200_000)}!`
    expect(withoutIds(hostile)).toBe(withoutIds(hostile.slice(0, 2048)))
    expect(taskCauses([unstarted(`CannotPullContainerError: ${hostile}`)])).toHaveLength(1)
  })
})

describe('tasks', () => {
  test('that no rule knows are one cause whatever their ids are', () => {
    fc.assert(
      fc.property(fc.array(volatile, { minLength: 2, maxLength: 5 }), (all) => {
        const stopped = all.map(({ task, time, address }) => unstarted(`Strange ${task} ${time} ${address}`))
        expect(taskCauses(stopped).map(({ share }) => share.count)).toEqual([all.length])
      }),
    )
  })

  test('whose role may not read two secrets have two causes', () => {
    const denied = (secret: string, session: string) =>
      unstarted(
        `ResourceInitializationError: User: arn:aws:sts::123456789012:assumed-role/web/${session} is not authorized to perform: secretsmanager:GetSecretValue on resource: ${secret} because`,
      )
    const causes = taskCauses([denied('db', 'a1'), denied('db', 'b2'), denied('api', 'c3')])
    expect(causes.map(({ share }) => share.count)).toEqual([2, 1])
  })
})
