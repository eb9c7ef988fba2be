/** Another run has deployed since the plan compared the commits: they are compared again right before the update. */
import { describe, expect, test } from '@jest/globals'
import type { Service } from '@aws-sdk/client-ecs'
import type { Comparison, GitHubApi } from '../../../src/ports/github-api.ts'
import type { DeployInput } from '../../../src/stages/deploy/deploy.ts'
import { BEFORE, deploy, lines } from '../../support/deploy-play.ts'
import { OLD_TASK_DEFINITION } from '../../support/fake-ecs.ts'
import { NO_GITHUB } from '../../support/no-github.ts'

const OWN = 'a'.repeat(40)
const NEWER = 'b'.repeat(40)
const THEIRS = OLD_TASK_DEFINITION.replace(/\d+$/u, '9')

const comparing = (olderCommit: 'refused' | 'allowed' = 'refused'): Partial<DeployInput> => ({
  comparing: { commits: { own: OWN, olderCommit }, repository: { repositoryUri: 'shop/hello', registryId: null } },
})

const gitHub = (answer: Comparison | null) => {
  const asked: string[] = []
  const compare: GitHubApi['compare'] = (base, head) => {
    asked.push(`${base}...${head}`)
    return Promise.resolve(answer)
  }
  return { asked, github: { ...NO_GITHUB, compare } }
}

const DEPLOYED: Service = { ...BEFORE, taskDefinition: THEIRS }
const revision = { family: 'web', containerDefinitions: [{ name: 'app', image: `shop/hello:prod-${NEWER}` }] }

const play = async (answer: Comparison | null, input = comparing(), service = DEPLOYED) => {
  const { asked, github } = gitHub(answer)
  return { asked, ...(await deploy({ looks: [service], described: revision }, input, { github })) }
}

describe('another run has deployed since the plan', () => {
  test('a newer commit: the service is not updated, and nothing is registered', async () => {
    const { error, registered, updates, asked } = await play('behind')
    expect(error).toMatchObject({
      code: 'E_BEHIND',
      message:
        'the service web runs the newer commit bbbbbbb; this run would deploy aaaaaaa (deployed since the plan); the service was not updated',
    })
    expect({ registered, updates, asked }).toEqual({ registered: [], updates: [], asked: [`${NEWER}...${OWN}`] })
  })

  test.each<readonly [string, Comparison | null]>([
    ['an older commit', 'ahead'],
    ['one that GitHub does not know', null],
  ])('%s: the service is updated', async (_, answer) => {
    const { error, updates } = await play(answer)
    expect(error).toBeNull()
    expect(updates).toHaveLength(1)
  })

  test('a newer commit, and that is allowed: a warning', async () => {
    const { updates } = await play('behind', comparing('allowed'))
    expect(updates).toHaveLength(1)
    expect(lines.some((line) => line.startsWith('the service web runs the newer commit bbbbbbb'))).toBe(true)
  })
})

test('the revision that the plan has compared is not compared again', async () => {
  const { asked, updates } = await play('behind', comparing(), BEFORE)
  expect(asked).toEqual([])
  expect(updates).toHaveLength(1)
})

test('without commits nothing is asked', async () => {
  const { asked, updates } = await play('behind', {})
  expect({ asked, updates: updates.length }).toEqual({ asked: [], updates: 1 })
})
