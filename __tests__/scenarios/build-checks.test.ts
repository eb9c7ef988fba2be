/** What BuildKit's own checks say of the Dockerfile, through the shipped bundle: on its lines, and no reason to stop. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const SAID = ` 1 warning found (use docker --debug to expand):
 - FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 2)`

test('a check of the build is an annotation on the line of the Dockerfile', async () => {
  const run = await play({ docker: { build: `cat >&2 <<'END'\n${SAID}\nEND` } })
  expect(run.exitCode).toBe(0)
  expect(run.log).toContain(
    "::warning title=Dockerfile%3A FromAsCasing,file=Dockerfile,line=2::'as' and 'FROM' keywords' casing do not match",
  )
})
