/** The rule of a listener that takes a request. */
import { expect, test } from '@jest/globals'
import { ruleFor } from '../../../src/domain/load-balancing/listener-rules.ts'

test.each(['constructor', '__proto__', 'toString'])('a rule by the header %s takes no request without it', (name) => {
  const byHeader = { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: name, Values: ['*'] } }
  const rules = [
    { Priority: '1', Conditions: [byHeader] },
    { Priority: 'default', IsDefault: true },
  ]
  expect(ruleFor(rules, { host: 'shop.example.com', path: '/', headers: { accept: '*/*' } })).toBe(rules[1])
})
