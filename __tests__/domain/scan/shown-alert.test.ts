/** Of Dockle's alerts only what is known to hold no secret is shown, and those that differ only in the rest stay apart. */
import { describe, expect, test } from '@jest/globals'
import { compare } from '../../../src/domain/scan/comparison.ts'
import { parseDockleJson } from '../../../src/domain/scan/dockle-json.ts'
import { keysIn } from '../../../src/domain/scan/exceptions/dockle-alerts.ts'
import type { ScanReport } from '../../../src/domain/scan/findings.ts'
import { shownAlert } from '../../../src/domain/scan/shown-alert.ts'
import { fc } from '../../support/fast-check.ts'

const KEY = 'Suspicious ENV key found : '
const APT = "Use 'rm -rf /var/lib/apt/lists' after 'apt-get install|update' : "
const HINT = ' (You can suppress it with --accept-key)'
const run = (command: string): string => `RUN /bin/sh -c ${command} # buildkit`

describe('an alert that quotes a build step shows', () => {
  test.each([
    [`${KEY}DB_PASSWORD on ENV DB_PASSWORD=******* correct horse${HINT}`, `${KEY}DB_PASSWORD on ENV DB_PASSWORD=***`],
    [`${KEY}A_KEY on /bin/sh -c #(nop)  ENV A_KEY=*******`, `${KEY}A_KEY on ENV A_KEY=***`],
    [`${KEY}A_KEY on RUN |2 PORT=1 A_KEY=x /bin/sh -c sh -c B_TOKEN=y`, `${KEY}A_KEY on RUN A_KEY=*** B_TOKEN=***`],
    [`${KEY}PASSWÖRD on ENV PASSWÖRD=hunter2`, `${KEY}PASSWÖRD on ENV PASSWÖRD=***`],
    [`${KEY}--password on ${run('mysql --password=*******')}`, `${KEY}--password on RUN --password=***`],
    [`${APT}${run('apt-get update && curl -u admin:hunter2 https://x')}`, `${APT}RUN apt-get update …`],
    [`${APT}/bin/sh -c apt install -y curl`, `${APT}RUN apt install …`],
    [
      `Use --no-cache option if use 'apk add': ${run('apk add x')}`,
      "Use --no-cache option if use 'apk add': RUN apk add …",
    ],
    [`Avoid sudo in container : ${run('sudo sshpass -p hunter2')}`, 'Avoid sudo in container : RUN sudo …'],
    ['Use COPY : /bin/sh -c #(nop) ADD https://u:hunter2@x in /', 'Use COPY : ADD …'],
    ['Use COPY : HUNTER2 ADD in', 'Use COPY : RUN …'],
  ])('%s', (alert, shown) => {
    expect(shownAlert(alert)).toBe(shown)
  })
})

const WORDS = [APT, 'Use COPY : ', 'Avoid sudo in container : ', 'Avoid dist-upgrade in container : ', '']
const LEAKS = [
  'curl -u admin:hunter2 https://x',
  'mysql -phunter2',
  'curl -H "PRIVATE-TOKEN: hunter2"',
  'echo hunter2 | docker login --password-stdin',
  'sshpass -p hunter2 ssh x',
  `echo '{"password":"hunter2"}'`,
  'curl -H "Authorization: token hunter2"',
  'PASSWORD=$(echo hunter2)',
  'npm config set //r/:_authToken hunter2',
  'A=true"hunter2"',
  'PASSWORD=x=hunter2key=y',
  'git clone https://hunter2token@x/?a=b',
]

describe('no secret is shown', () => {
  test.each(LEAKS)('of %s', (command) => {
    for (const words of WORDS) expect(shownAlert(`${words}${run(command)}`)).not.toContain('hunter2')
    expect(shownAlert(`${KEY}A_KEY on ENV A_KEY=1 ${command}`)).not.toContain('hunter2')
  })

  test.each([
    `${KEY}https://u:hunter2@x/?key on ${run('curl https://u:hunter2@x/?key=1')}`,
    `${KEY}-phunter2Key on ${run('mysql -phunter2Key=1')}`,
    `${KEY}Hunter2hunter2Key on ${run('sshpass -p Hunter2hunter2Key=1')}`,
    'No password user found! username : it is hunter2',
    'Last user should not be root: hunter2',
    'A check of tomorrow : hunter2',
  ])('%s', (alert) => {
    expect(shownAlert(alert)).not.toContain('hunter2')
  })

  test('whatever a step holds behind the names', () => {
    const hostile = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => text.replaceAll('=', ''))
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), hostile, (words, text) => {
        expect(shownAlert(`${words}RUN ${text}`)).toBe(shownAlert(`${words}RUN x ${text} y`))
      }),
    )
  })
})

test.each([
  'export DOCKER_CONTENT_TRUST=1 before docker pull/build',
  'setuid file: urwxr-xr-x usr/bin/passwd',
  'Suspicious filename found : app/(a) on b.pem',
  'duplicate UID 0 : username toor',
  'No password user found! username : app$',
  'Avoid mounting sensitive dirs : /proc',
  'not found HEALTHCHECK statement',
  'Last user should not be root',
])('without a build step is kept: %s', (alert) => {
  expect(shownAlert(alert)).toBe(alert)
})

test('loses a suggestion that cannot be followed here', () => {
  expect(shownAlert('Suspicious filename found : a/b.pem (You can suppress it with "-af b.pem")')).toBe(
    'Suspicious filename found : a/b.pem',
  )
})

test.each([`"B_TOKEN"=abc`, `-DB_TOKEN=abc`, `x;B_TOKEN=abc`])(
  'says where a variable may be missing, so that no exception for another one holds: %s',
  (more) => {
    expect(keysIn(shownAlert(`${KEY}A_KEY on ENV A_KEY=1 ${more}`))).toBeNull()
    expect(keysIn(shownAlert(`${KEY}A_KEY on ENV A_KEY=1 B=2`))).toEqual(['A_KEY'])
  },
)

const report = (...alerts: readonly string[]): ScanReport => {
  const details = [{ code: 'DKL-DI-0005', title: 'x', level: 'FATAL', alerts }]
  const parsed = parseDockleJson(JSON.stringify({ summary: { fatal: 1, warn: 0, info: 0 }, details }), '0.4.15')
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  return parsed.value
}

describe('beside the image that runs', () => {
  const ONE = `${APT}${run('apt-get update && a')}`
  const OTHER = `${APT}${run('apt-get update && b')}`
  const long = (name: string): string => `setuid file: urwxr-xr-x ${'a'.repeat(420)}/${name}`
  test.each([
    ['another step', [OTHER], [ONE]],
    ['one more step', [ONE, OTHER], [ONE]],
    ['the same step once more', [ONE, ONE], [ONE]],
    ['a path that is cut', [long('new')], [long('old')]],
    ['a form that is not known', ['new'], ['old']],
  ])('%s is added', (_, now, before) => {
    expect(compare([report(...now)], [[report(...before)]]).added).toHaveLength(1)
  })

  test.each([
    ['the same', [OTHER, ONE], [ONE, OTHER]],
    ['one less', [ONE], [ONE, OTHER]],
    ['other values', [`${APT}RUN |1 SHA=a1 /bin/sh -c apt update`], [`${APT}RUN |1 SHA=b2 /bin/sh -c apt update`]],
    ['other hashes', ['Use COPY : ADD file:0123456789ab in /'], ['Use COPY : ADD file:ba9876543210 in /']],
  ])('%s is not', (_, now, before) => {
    expect(compare([report(...now)], [[report(...before)]]).added).toEqual([])
  })

  test('what is not shown is in no record, not even as a hash', () => {
    expect(JSON.stringify(report(ONE))).toBe(JSON.stringify(report(OTHER)))
  })
})
