/** Regions outside of the partition `aws`. */
import { expect, test } from '@jest/globals'
import { ADD_ONS } from '../../../src/init/init-answers.ts'
import { filesOf } from '../../support/generated-play.ts'
import { answersWith } from '../../support/stacks-play.ts'

test.each([
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
])('in %s every ARN is of the partition %s', (region, partition) => {
  const files = [...filesOf(answersWith({ region, addOns: [...ADD_ONS] }))].filter(
    ([path]) => !path.endsWith('.md') && !/^infra\/[^/]*\.yaml$/u.test(path),
  )
  const arns = files.flatMap(([, text]) => text.match(/\barn:[a-z-]+(?=:)/gu) ?? [])
  expect(arns.length).toBeGreaterThan(5)
  expect(new Set(arns)).toEqual(new Set([`arn:${partition}`]))
})
