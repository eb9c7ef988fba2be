/** Wrong policies, exceptions, VEX documents, floors and baselines in the shipped bundle: one error with all of them, before the build ends. */
import { describe, expect, jest, test } from '@jest/globals'
import { useBadGatePlays } from '../support/bad-gate-plays.ts'
import { EVENTS } from '../support/events.ts'
import { entry, file, FILE, FIRST } from '../support/exception-plays.ts'
import { TOKEN, type ShipPlay } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const errorOf = useBadGatePlays()

const withoutReason = `  - id: ${FIRST}\n    owner: platform\n    expires: 2026-12-31\n`

describe('each alone', () => {
  test.each<readonly [string, ShipPlay, string]>([
    [
      'a policy with a typo',
      { settings: 'policy:\n  max-size-mbs: 5\n' },
      'ship-to-ecs.yaml:2:3: `policy.max-size-mbs`: unknown key; did you mean max-size-mb?',
    ],
    [
      'a severity with a typo',
      { settings: 'trivy-severity: [CRITCAL]\n' },
      "ship-to-ecs.yaml:1:18: `trivy-severity`: 'CRITCAL' is not one of",
    ],
    [
      'a policy for a code that Dockle does not have',
      { settings: 'policy:\n  dockle-codes: { CIS-DI-0099: block }\n' },
      'CIS-DI-0099',
    ],
    [
      'an exception with a typo',
      { files: { [FILE]: file(entry(FIRST, { more: '    ownr: x\n' })) } },
      `${FILE}:6:5: 'ownr' is not a key of an exception; did you mean owner?`,
    ],
    [
      'an exception without a reason',
      { files: { [FILE]: file(withoutReason) } },
      `${FILE}:2:5: \`reason\` is required`,
    ],
    [
      'an exception with a day that is none',
      { files: { [FILE]: file(entry(FIRST, { expires: '2026-02-30' })) } },
      "`expires`: '2026-02-30' is not a day",
    ],
    [
      'an exception with a day in another form, far ahead, or for an id of another case: all at once',
      {
        files: {
          [FILE]: file(
            entry(FIRST, { expires: '31/12/2026' }),
            entry(FIRST, { expires: '2099-12-31', more: '    package: a\n' }),
            entry('cis-di-0001'),
          ),
        },
      },
      `did you mean CIS-DI-0001?`,
    ],
    [
      'an exception for a class that does not exist',
      { files: { [FILE]: file(entry('CIS-DI-9999')) } },
      `${FILE}:2:5: \`id\`: no scanner has findings with the id 'CIS-DI-9999'`,
    ],
    [
      'an unreadable VEX document',
      { files: { [FILE]: 'vex: [vex.json]\n', 'vex.json': '{"@context": ' } },
      `${FILE}:1:7: \`vex\`: vex.json is not a VEX document that can be read`,
    ],
    [
      'a floor that is relaxed',
      {
        settings: 'trivy-severity: CRITICAL\n',
        files: { 'floor.yaml': 'trivy-severity: [CRITICAL, HIGH]\n' },
        inputs: { 'policy-file': 'floor.yaml' },
      },
      'ship-to-ecs.yaml:1:17: `trivy-severity: CRITICAL` is laxer than',
    ],
    ['a floor that does not exist', { inputs: { 'policy-file': 'flor.yaml' } }, 'flor.yaml'],
    ['a baseline by tag', { inputs: { baseline: 'hello:latest' } }, '`baseline`'],
    ['a baseline that does not exist', { inputs: { baseline: `sha256:${'0'.repeat(64)}` } }, 'does not exist'],
  ])('%s', async (_, play, words) => {
    expect(await errorOf(play)).toContain(words)
  })
})

/** Each of them, in the file that it is a mistake of. */
const ALL: ShipPlay = {
  settings: 'trivy-severity: CRITICAL\npolicy:\n  max-size-mbs: 5\n',
  files: {
    'floor.yaml': 'trivy-severity: [CRITICAL, HIGH]\n',
    [FILE]: `${file(withoutReason, entry('CIS-DI-9999'), entry(FIRST, { expires: '2026-01-01' }))}vex: [vex.json]\n`,
    'vex.json': '{"@context": ',
  },
  inputs: { 'policy-file': 'floor.yaml', baseline: 'hello:latest', 'exceptions-from': 'haed' },
}
const EVERY_MISTAKE = [
  "`exceptions-from`: 'haed' is not one of",
  '`baseline`',
  'ship-to-ecs.yaml:3:3: `policy.max-size-mbs`: unknown key',
  `${FILE}:2:5: \`reason\` is required`,
  `${FILE}:5:5: \`id\`: no scanner has findings with the id 'CIS-DI-9999'`,
  `${FILE}:13:7: \`vex\`: vex.json is not a VEX document that can be read`,
]

test('all at once are one error', async () => {
  const message = await errorOf(ALL)
  for (const words of EVERY_MISTAKE) expect(message).toContain(words)
})

describe('of a pull request', () => {
  const pull: ShipPlay = { event: { name: 'pull_request', payload: EVENTS.pull_request }, main: 'pipeline: check\n' }

  test('all at once are one error, with the exception that it adds for a day that is over', async () => {
    const inputs = { ...ALL.inputs, 'exceptions-from': 'head', 'github-token': TOKEN }
    const message = await errorOf({ ...ALL, ...pull, inputs })
    for (const words of EVERY_MISTAKE.slice(1)) expect(message).toContain(words)
    expect(message).toContain('`policy-file`: floor.yaml is not taken from the checkout on pull_request')
    expect(message).toContain(`${FILE}:9:5: \`expires\`: ${FIRST} is added with a day that is over (2026-01-01)`)
  })
})
