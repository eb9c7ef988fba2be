/** The checks of BuildKit, out of what buildx prints at the end of a build. */
import { expect, test } from '@jest/globals'
import { buildChecksIn } from '../../../src/domain/build/build-check.ts'

const OUTPUT = `#1 [internal] load build definition from Dockerfile
#7 [2/2] RUN echo
#7 0.1  1 warning found (use docker --debug to expand):
#7 0.1  - Faked: by a command (line 9)
#7 DONE 0.2s

 2 warnings found (use docker --debug to expand):
 - FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 1)
 - JSONArgsRecommended: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals (line 12)
 - InvalidBaseImagePlatform: Base image was pulled for another platform
`

test('each has its rule, its text and its line', () => {
  expect(buildChecksIn(OUTPUT)).toEqual([
    { rule: 'FromAsCasing', text: "'as' and 'FROM' keywords' casing do not match", line: 1 },
    {
      rule: 'JSONArgsRecommended',
      text: 'JSON arguments recommended for CMD to prevent unintended behavior related to OS signals',
      line: 12,
    },
    { rule: 'InvalidBaseImagePlatform', text: 'Base image was pulled for another platform', line: null },
  ])
  expect(buildChecksIn(OUTPUT.replaceAll('\n', '\r\n'))).toHaveLength(3)
})

test('the heading has a color, as buildx 0.31 prints it where there is no terminal', () => {
  const said =
    ' \u001b[33m1 warning found (use docker --debug to expand):\n\u001b[0m - FromAsCasing: other casing (line 2)\n'
  expect(buildChecksIn(`#5 DONE 0.2s\n\n${said}`)).toEqual([{ rule: 'FromAsCasing', text: 'other casing', line: 2 }])
})

test('what a command of the build prints is none', () => {
  expect(buildChecksIn(OUTPUT.split('\n\n')[0] ?? '')).toEqual([])
  expect(buildChecksIn(' - FromAsCasing: no heading (line 1)')).toEqual([])
})
