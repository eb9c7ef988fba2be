/** The file with the lifecycle policy of a new repository: read before anything is built, and only where nobody else has written it. */
import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors/ship-error.ts'
import { readLifecycleFile } from '../../../src/stages/plan/lifecycle-file.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { recordingLog } from '../../support/recording-log.ts'

const rule = (rulePriority: number) => ({
  rulePriority,
  selection: { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 50 },
  action: { type: 'expire' },
})
const POLICY = { rules: [rule(1), rule(2)] }
const FILE = {
  ...{ setting: 'create-repository', given: 'lifecycle.json' },
  ...{ path: '/checkout/lifecycle.json', written: '/checkout/lifecycle.json' },
}
const OTHERS = { workspace: '/checkout', because: 'on pull_request' }

const reading = (text: string | null, around: Partial<Parameters<typeof readLifecycleFile>[0]> = {}) => {
  const log = recordingLog()
  const files = memoryFiles({ '/checkout/': '', ...(text === null ? {} : { [FILE.path]: text }) })
  const asked = { lifecycle: FILE, untrusted: null, creates: 'in-this-run', ...around } as const
  return { done: readLifecycleFile(asked, { files, log }), log }
}

test('is sent without spaces, which ECR would count', async () => {
  await expect(reading(JSON.stringify(POLICY, null, 4)).done).resolves.toBe(JSON.stringify(POLICY))
  await expect(reading(null, { lifecycle: null }).done).resolves.toBeNull()
})

test.each<readonly [string, string | null, string]>([
  ['that does not exist', null, 'does not exist in the checkout'],
  ['that is no JSON', '{', 'is not JSON'],
  ['without rules', '{"rules": []}', 'is not a lifecycle policy of ECR'],
  ['with a rule of another form', '{"rules": [{"rulePriority": 1}]}', 'is not a lifecycle policy of ECR'],
  ['that is a list', '[]', 'is not a lifecycle policy of ECR'],
  ['with a priority twice', JSON.stringify({ rules: [rule(7), rule(1), rule(7)] }), 'two rules with the priority 7'],
  ['with too many rules', JSON.stringify({ rules: Array.from({ length: 51 }, (_, at) => rule(at)) }), 'has 51 rules'],
  ['that is too long', JSON.stringify({ ...POLICY, note: 'x'.repeat(30_720) }), 'ECR takes at most 30720'],
])('a file %s is refused', async (_, text, said) => {
  const message = await reading(text).done.then(String, messageOf)
  expect(message).toContain('`lifecycle` of `create-repository`: lifecycle.json')
  expect(message).toContain(said)
})

describe('a file of a checkout that others may have written', () => {
  test('is refused where a repository is created', async () => {
    const { done } = reading(JSON.stringify(POLICY), { untrusted: OTHERS })
    await expect(done).rejects.toThrow('is in the checkout, which others may have written (on pull_request)')
  })

  test('is not read where nothing is created, and no fault of the run', async () => {
    const { done, log } = reading('{', { untrusted: OTHERS, creates: 'planned' })
    await expect(done).resolves.toBeNull()
    expect(log.text('info')).toContain('which others may have written (on pull_request), and is not read')
  })

  test('is read where it is outside of the checkout', async () => {
    const untrusted = { workspace: '/elsewhere', because: 'on pull_request' }
    const log = recordingLog()
    const files = memoryFiles({ '/elsewhere/': '', '/checkout/': '', [FILE.path]: JSON.stringify(POLICY) })
    const done = readLifecycleFile({ lifecycle: FILE, untrusted, creates: 'in-this-run' }, { files, log })
    await expect(done).resolves.toBe(JSON.stringify(POLICY))
  })
})
