/** A side-car with an image that does not exist: an error, unless it is the one that this run pushes. */
import { expect, test } from '@jest/globals'
import { linesOf } from '../../support/verify-play.ts'
import { APP, PROXY } from '../../support/verify-sample.ts'

const definition = { containerDefinitions: [APP, PROXY] }
const [repository] = PROXY.image.split(':')

test.each([
  [PROXY.image, []],
  [`${repository ?? ''}:2`, [['image', 'error', `image ${PROXY.image} (proxy) does not exist`]]],
  [PROXY.image.replace('proxy', 'hello'), [['image', 'error', `image ${PROXY.image} (proxy) does not exist`]]],
])('the run pushes %s', async (pushes, lines) => {
  expect(await linesOf({ definition, pushes })).toEqual({ lines, isRed: lines.length > 0 })
})

test('without a tag it is `latest`', async () => {
  const untagged = { containerDefinitions: [APP, { ...PROXY, image: repository ?? '' }] }
  expect(await linesOf({ definition: untagged, pushes: `${repository ?? ''}:latest` })).toEqual({
    lines: [],
    isRed: false,
  })
})
