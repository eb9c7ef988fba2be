/** What BuildKit's own checks say of the Dockerfile, through the shipped bundle: on its lines, and no reason to stop. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const SAID = ` \u001b[33m1 warning found (use docker --debug to expand):
\u001b[0m - FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 2)`

const annotations = (log: string): readonly string[] => log.match(/^::warning title=Dockerfile.*$/gmu) ?? []

const printing = (text: string) => ({ docker: { build: `cat >&2 <<'END'\n${text}\nEND` } })

test('what a command of the build prints is no check, even under a heading of its own', async () => {
  const run = await play(
    printing(
      ` 9 warnings found (use docker --debug to expand):\n - Faked: by a command (line 1)\n#7 DONE 0.1s\n${SAID}`,
    ),
  )
  expect(run.exitCode).toBe(0)
  expect(annotations(run.log)).toHaveLength(1)
})

test('without the heading of BuildKit there is none', async () => {
  const run = await play(printing(' - Faked: by a command (line 1)'))
  expect(run.exitCode).toBe(0)
  expect(annotations(run.log)).toEqual([])
})

test('a check of the build is an annotation on the line of the Dockerfile', async () => {
  const run = await play({ docker: { build: `cat >&2 <<'END'\n${SAID}\nEND` } })
  expect(run.exitCode).toBe(0)
  expect(run.log).toContain(
    "::warning title=Dockerfile%3A FromAsCasing,file=Dockerfile,line=2::'as' and 'FROM' keywords' casing do not match",
  )
})
