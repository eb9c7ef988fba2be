/** The output `service-url` of the shipped bundle: the load balancer says it, and no run fails for it. */
import { expect, jest, test } from '@jest/globals'
import { BEHIND_BALANCER, denied, smokeSurroundings } from '../support/smoke-play.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const behind = (
  listener: Parameters<typeof smokeSurroundings>[1],
): Pick<ShipPlay, 'settings' | 'service' | 'surroundings'> => ({
  // The target group of the sample suits no task.
  settings: JSON.stringify({ verify: false }),
  service: BEHIND_BALANCER,
  surroundings: smokeSurroundings(443, listener),
})

const GROUP = BEHIND_BALANCER.described.loadBalancers[0]?.targetGroupArn ?? ''

test('is the name of the rule that leads to the service', async () => {
  const run = await play(
    behind({
      Protocol: 'HTTPS',
      DefaultActions: [{ Type: 'fixed-response' }],
      rules: [
        {
          Conditions: [{ Field: 'host-header', Values: ['other.example.com'] }],
          Actions: [{ Type: 'forward', TargetGroupArn: `${GROUP}-other` }],
        },
        {
          Conditions: [{ Field: 'host-header', Values: ['shop.example.com'] }],
          Actions: [{ Type: 'forward', TargetGroupArn: GROUP }],
        },
      ],
    }),
  )
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'service-url': 'https://shop.example.com/' } })
  expect(JSON.parse(run.outputs.services ?? '')).toMatchObject({ web: { url: 'https://shop.example.com/' } })
  expect(run.log).toContain('URL https://shop.example.com/')
  expect(run.summary).toContain('](https://shop.example.com/)')
})

test.each(['DescribeTargetGroups', 'DescribeListeners', 'DescribeRules'])(
  'is empty without elasticloadbalancing:%s, which one line says',
  async (operation) => {
    const run = await play({ ...behind({}), faults: [denied(operation)] })
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
    expect(run.outputs['service-url'] ?? '').toBe('')
    expect(run.log.match(/the URL of the service web is not known: /gu)).toHaveLength(1)
    expect(run.log).toContain(`elasticloadbalancing:${operation}`)
  },
)

test('a service without a load balancer has none, and nobody is asked', async () => {
  const run = await play()
  expect(run.outputs['service-url'] ?? '').toBe('')
  expect(run.callsOf('DescribeTargetGroups')).toBe(0)
  expect(run.log).not.toContain('the URL of the service')
})
