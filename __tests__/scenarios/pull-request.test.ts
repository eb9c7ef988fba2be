/** A pull request that the shipped bundle deploys because its workflow says so. */
import { describe, expect, jest, test } from '@jest/globals'
import { EVENTS } from '../support/events.ts'
import { playShip } from '../support/ship-play.ts'

jest.setTimeout(60_000)

describe('a pull request under `ship`', () => {
  test.each(['pull_request', 'pull_request_target'])('on %s: the summary says once that it deployed', async (name) => {
    const { outputs, summary, log } = await playShip({
      event: { name, payload: EVENTS.pull_request },
      inputs: { 'config-file': 'none' },
    })
    expect(outputs).toMatchObject({ 'deployment-status': 'success' })
    const sentence = `This run of pull request 12 deployed: \`pipeline: ship\` on \`${name}\`. To check a pull request without deploying it, use \`pipeline: check\`.`
    expect(summary.split(sentence)).toHaveLength(2)
    expect(log).toContain(`::notice title=Pull request with \`pipeline%3A ship\`::${sentence}`)
  })

  test('one that deployed nothing says no more than what it is set to', async () => {
    const { summary } = await playShip({
      event: { name: 'pull_request', payload: EVENTS.pull_request },
      severities: ['CRITICAL'],
      inputs: { 'config-file': 'none' },
    })
    expect(summary).toContain('This run of pull request 12 was set to deploy: `pipeline: ship` on `pull_request`.')
  })

  test('a push is not pointed out', async () => {
    const { summary } = await playShip({ inputs: { 'config-file': 'none' } })
    expect(summary).not.toContain('pipeline: check')
  })
})
