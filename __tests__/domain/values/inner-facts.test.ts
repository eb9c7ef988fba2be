import { describe, expect, test } from '@jest/globals'
import { withInnerFacts } from '../../../src/domain/values/inner-facts.ts'

const facts = { environment: 'test', app: null, service: 'web' }

describe('facts in the name of a placeholder', () => {
  test.each([
    ['${cfn:shop-${settings:environment}-network.VpcId}', '${cfn:shop-test-network.VpcId}'],
    ['${ssm:/${settings:service}/${settings:environment}/level}', '${ssm:/web/test/level}'],
    ['a ${cfn:x-${settings:environment}.Y} b ${ssm:/${settings:environment}}', 'a ${cfn:x-test.Y} b ${ssm:/test}'],
    ['alone: ${settings:environment}', 'alone: ${settings:environment}'],
    ['without a value: ${cfn:${settings:app}.Y}', 'without a value: ${cfn:${settings:app}.Y}'],
    ['no fact: ${cfn:${settings:other}.Y}', 'no fact: ${cfn:${settings:other}.Y}'],
    ['escaped: $${cfn:x-${settings:environment}.Y}', 'escaped: $${cfn:x-${settings:environment}.Y}'],
    ['of others: ${NAME-${settings:environment}}', 'of others: ${NAME-${settings:environment}}'],
  ])('%s', (text, expected) => {
    expect(withInnerFacts({ list: [text], number: 1, none: null }, facts)).toEqual({
      list: [expected],
      number: 1,
      none: null,
    })
  })
})
