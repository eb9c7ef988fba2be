import { describe, expect, test } from '@jest/globals'
import { injected, PLANTED } from './planted-commands.ts'

describe('injected', () => {
  test.each([
    `::error::${PLANTED}`,
    `  ::warning:: ${PLANTED} indented`,
    `::add-mask::${PLANTED}`,
    `progress 10%\r##[error]${PLANTED}`,
    `\u200b::debug::${PLANTED}`,
    '::set-output name=image::x',
    '::stop-commands::x',
    '::set-env name=PATH::/x',
    'text ##[add-path]/x',
  ])('finds %j', (log) => {
    expect(injected(log)).toHaveLength(1)
  })

  test.each([
    // A random token may start with any character.
    '::add-mask::1f0c9e',
    '::add-mask::evil',
    '::group::build',
    '::endgroup::',
    `::error title=build%3A E_BUILD::the build failed: ${PLANTED}`,
    `\\::error::${PLANTED}`,
    `step ##\\[error]${PLANTED}`,
  ])('passes over %j', (log) => {
    expect(injected(log)).toEqual([])
  })
})
