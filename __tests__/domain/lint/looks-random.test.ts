import { describe, expect, test } from '@jest/globals'
import { looksRandom } from '../../../src/domain/lint/looks-random.ts'

describe('looks like a key of no known form', () => {
  test.each([
    ['DATADOG', '4f1d2c3b5a69788796a5b4c3d2e1f001'],
    ['SENTRY_DSN', 'https://4f1d2c3b5a69788796a5b4c3d2e1f001@errors.example.com/7'],
    ['CONFIG', '{"key": "Zk83hQ0x7Lr92mPd5sWb"}'],
    ['SEED', 'Zk83hQ0x7Lr92mPd5sWb1cVt6nYa4eUg'],
    ['TENANT', '123e4567-e89b-12d3-a456-426614174000'],
  ])('%s=%s', (name, value) => {
    expect(looksRandom({ name, value })).toBe(true)
  })
})

describe('does not look like a key', () => {
  test.each([
    ['SERVICE', 'web-production-eu-west-1-blue'],
    ['HOST', 'web-1.cluster-eu-west-1.internal.example.com'],
    ['ROLE', 'arn:aws:iam::123456789012:role/4f1d2c3b5a69788796a5b4c3d2e1f001'],
    ['GIT_COMMIT', '4f1d2c3b5a69788796a5b4c3d2e1f00112233445'],
    ['imageDigest', `sha256:${'4f1d2c3b'.repeat(8)}`],
    ['SUBNET_IDS', 'subnet-0a1b2c3d4e5f67890'],
    ['MOTTO', 'ALongWordWithoutAnyDigitAtAll'],
    ['JAVA_OPTS', '-Xms512m -Xmx1024m -XX:MaxMetaspaceSize=256m -Dfile.encoding=UTF-8'],
    ['STARTED', '2026-11-20T14:03:59.123456'],
  ])('%s=%s', (name, value) => {
    expect(looksRandom({ name, value })).toBe(false)
  })
})
