/** The shipped bundle looks again at what runs: neither the name of a container nor a service without tasks makes an image disappear. */
import { expect, jest, test } from '@jest/globals'
import type { KeptIssue } from '../../local-github/kept.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { runningPlay } from '../support/rescan-play.ts'
import { TOKEN, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'
import type { ImagesElsewhere } from '../support/side-car-tools.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays(({ github }) => expect(github?.violations).toEqual([]))

const ALL = { service: '', 'task-definition': '', repository: '', 'github-token': TOKEN }

const rescan = async (images: ImagesElsewhere, given: ShipPlay = {}): Promise<ShipPlayed> => {
  const event = { name: 'schedule', payload: { schedule: '17 5 * * 1-5' } }
  return playOnce(await runningPlay(images, { comparisons: {}, event, inputs: ALL, ...given }))
}

test('a container of the task definition is scanned, whatever its name', async () => {
  const { registered } = await runningPlay({ 'old:1': { severities: ['CRITICAL'] } })
  const [container] = (registered as { containerDefinitions: readonly object[] }).containerDefinitions
  const run = await rescan(
    { 'old:1': { severities: ['CRITICAL'] } },
    { registered: { containerDefinitions: [{ ...container, name: 'aws-guardduty-agent-x' }] } },
  )
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'gate-verdict': 'blocked' } })
})

test('a service without tasks is said: its issue stays open, and no upload closes the alerts of its images', async () => {
  const settings = 'issue: on\ncode-scanning: upload\nservices:\n  web: {}\n  jobs: {}\n'
  const both = (desiredCount: number, images: ImagesElsewhere, issues: readonly KeptIssue[] = []) =>
    rescan(images, { settings, kept: { issues }, otherServices: [{ name: 'jobs', desiredCount }] })

  const first = await both(1, { 'old:1': { severities: ['CRITICAL'] } })
  expect(first).toMatchObject({ outputs: { 'gate-verdict': 'blocked' } })
  expect(first.github?.kept.sarifs).toHaveLength(2)

  const second = await both(0, { 'old:1': {} }, first.github?.kept.issues)
  expect(second).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed' } })
  expect(second.log).toContain('no task runs in jobs, so nothing of it is judged')
  expect(second.summary).toContain('No task runs in `jobs`, so nothing of it is judged.')
  expect(second.github?.kept.issues).toMatchObject([
    { state: 'open', body: expect.stringContaining('No task runs in `jobs`') },
  ])
  expect(second.github?.kept.sarifs).toEqual([])
})
