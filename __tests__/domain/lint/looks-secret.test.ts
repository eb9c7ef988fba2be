import { describe, expect, test } from '@jest/globals'
import { looksSecret } from '../../../src/domain/lint/looks-secret.ts'
import { fc } from '../../support/fast-check.ts'

// Put together here, so that no scanner of this repository takes the samples for secrets.
const of = (prefix: string, rest: string): string => `${prefix}${rest}`
const letters = (count: number): string =>
  'aB3dE6gH9jK2mN5pQ8sT1vW4xY7zA0cD3fG6iJ9lM2oP5rS8uV1xY4bC7eF0hI3k'.slice(0, count)

describe('a value', () => {
  test.each([
    ['an AWS access key', of('AKIA', 'IOSFODNN7EXAMPLE')],
    ['an AWS access key', `key=${of('ASIA', 'IOSFODNN7EXAMPLE')};`],
    ['an AWS secret access key', of('wJalrXUtnFEMI/K7MDENG', '/bPxRfiCYEXAMPLEKEY')],
    ['a GitHub token', of('ghp_', letters(36))],
    ['a GitHub token', of('github_pat_', letters(60))],
    ['a GitLab token', of('glpat-', letters(20))],
    ['a Slack token', of('xoxb-', '123456789012-abcdef')],
    ['a Slack webhook', of('https://hooks.slack', '.com/services/T00000000/B00000000/XXXX')],
    ['a Stripe key', of('sk_live_', letters(24))],
    ['an npm token', of('npm_', letters(36))],
    ['a PyPI token', of('pypi-AgE', letters(60))],
    ['a RubyGems key', of('rubygems_', '0123456789abcdef'.repeat(3))],
    ['a Docker Hub token', of('dckr_pat_', letters(27))],
    ['a Google key', of('AIza', letters(35))],
    ['a SendGrid key', of('SG.', `${letters(22)}.${letters(43)}`)],
    ['a Twilio key', of('SK', '0123456789abcdef'.repeat(2))],
    ['a key of an AI service', of('sk-proj-', letters(48))],
    ['a Vault token', of('hvs.', letters(30))],
    ['a Terraform token', of(`${letters(14)}.atlasv1.`, letters(64))],
    ['a DigitalOcean token', of('dop_v1_', '0123456789abcdef'.repeat(4))],
    ['a Databricks token', of('dapi', '0123456789abcdef'.repeat(2))],
    ['a Shopify token', of('shpat_', '0123456789abcdef'.repeat(2))],
    ['an Atlassian token', of('ATATT3', letters(64))],
    ['a New Relic key', of('NRAK-', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0')],
    ['an age key', of('AGE-SECRET-KEY-1', 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE')],
    ['a private key', of('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIE')],
    ['a private key', of('-----BEGIN ', 'PRIVATE KEY-----')],
    ['a private key', of('-----BEGIN PGP ', 'PRIVATE KEY BLOCK-----')],
    ['a JSON Web Token', of('eyJhbGciOiJIUzI1NiJ9.', 'eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl')],
    ['an Authorization header', of('Authorization: Basic ', 'dXNlcjpwYXNzd29yZA==')],
    ['an Authorization header', of('Bearer ', letters(24))],
    ['a URL with a password', 'postgres://app:hunter2@db.internal:5432/app'],
    ['a URL with a password', 'redis://:hunter2@cache:6379'],
    ['a URL with a password', 'amqp://app:p@ss%40w@queue/vhost'],
    ['a URL with a password', 'replicas=postgres://app:hunter2@a,postgres://app:hunter2@b'],
    ['a connection string with a password', 'Server=db;User Id=app;Password=hunter2;'],
  ])('with %s is a secret under any name: %#', (what, value) => {
    expect(looksSecret({ name: 'SETTING', value })).toEqual({ by: 'value', what })
  })

  test.each([
    'production',
    '4f1d2c3b5a69788796a5b4c3d2e1f00112233445', // a commit
    'sha256:4f1d2c3b5a69788796a5b4c3d2e1f001122334454f1d2c3b5a69788796a5b4c3',
    '0b5d4c1e-6a0f-4f5b-9a57-0d9c8e7f6a5b',
    '/Production/App1/Service/Config/Database',
    'application/json;charset=utf-8,text/html',
    'https://example.com:8443/path?query=1@2',
    'https://user@example.com/path',
    'postgres://app:${PASSWORD}@db/app',
    'postgres://app:$PASSWORD@db/app',
    'postgres://app:<password>@db/app',
    'postgres://app:***@db/app',
    'jdbc:postgresql://db:5432/app?user=app',
    'http://a:80/x@y',
    'Server=db;User Id=app;Password=${PASSWORD}',
    'sk-learn',
    'eyJustAName',
    '-----BEGIN CERTIFICATE-----',
    '-----BEGIN PUBLIC KEY-----',
    'Basic authentication is off',
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app',
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf',
    'AKIA',
    'xAKIAIOSFODNN7EXAMPLE',
  ])('%s is none', (value) => {
    expect(looksSecret({ name: 'SETTING', value })).toBeNull()
  })
})

describe('a name', () => {
  test.each([
    ...['PASSWORD', 'DB_PASSWORD', 'dbPassword', 'spring.datasource.password', 'Db-Passwd', 'DBPASSWORD', 'SMTP_PASS'],
    ...['API_KEY', 'DD_API_KEY', 'STRIPEAPIKEY', 'CLIENT_SECRET', 'SECRET', 'JWT_SECRET', 'SECRET_KEY_BASE'],
    ...['GITHUB_TOKEN', 'AUTH_TOKENS', 'GITHUB_PAT', 'SSH_PRIVATE_KEY', 'ENCRYPTION_KEY', 'ACCOUNT_KEY'],
    ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA', 'AWS_SESSION_TOKEN', 'VAULT_SECRET_ID'],
    ...['MYSQL_PWD', 'REDIS_CREDENTIALS', 'KEYSTORE_PASSPHRASE', 'SigningKey'],
  ])('%s says so', (name) => {
    expect(looksSecret({ name, value: '1234' })).toEqual({ by: 'name' })
  })

  test.each([
    ...[
      'PORT',
      'NODE_ENV',
      'PWD',
      'OLDPWD',
      'MONKEY',
      'KEY',
      'S3_KEY',
      'PARTITION_KEY',
      'PUBLIC_KEY',
      'KEYCLOAK_REALM',
    ],
    ...[
      'PASSWORD_FILE',
      'POSTGRES_PASSWORD_FILE',
      'TOKEN_URL',
      'SECRET_ARN',
      'SECRET_NAME',
      'AWS_SECRET_ID',
      'KMS_KEY_ID',
    ],
    ...['TOKEN_TTL', 'ACCESS_TOKEN_EXPIRES', 'PASSWORD_MIN_LENGTH', 'AUTH_TOKEN_HEADER', 'SECRETS_MANAGER_REGION'],
    ...[
      'MAX_TOKENS',
      'TOKENIZERS_PARALLELISM',
      'PASS_THROUGH',
      'PROXY_PASS',
      'COMPASS',
      'BYPASS',
      'AUTHOR',
      'SECRETARY',
    ],
    ...['GOOGLE_APPLICATION_CREDENTIALS', 'NEXT_PUBLIC_MAP_TOKEN', 'STRIPE_PUBLISHABLE_KEY', 'SPATIAL_INDEX', ''],
  ])('%s does not', (name) => {
    expect(looksSecret({ name, value: '1234' })).toBeNull()
  })

  test.each([
    ...['', ' ', 'true', 'False', 'no', 'none', 'enabled', '${DB_PASSWORD}', '${env:DB_PASSWORD}'],
    ...['{{ db_password }}', '<password>', '****', '/run/secrets/db', '/etc/app/token.json'],
    'arn:aws:ssm:eu-west-1:123456789012:parameter/db',
  ])('says nothing about the value %p, which is no secret', (value) => {
    expect(looksSecret({ name: 'DB_PASSWORD', value })).toBeNull()
  })
})

describe('any variable', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/)
  // A value that nothing else explains away.
  const value = fc.stringMatching(/^[a-z]{3}[0-9]{3}[a-z]{3}$/)

  test('a secret word is found with any word before it, in any spelling', () => {
    const spelled = fc.constantFrom('PASSWORD', 'password', 'SECRET', 'token', 'api_key', 'API-KEY', 'apiKey')
    fc.assert(
      fc.property(word, spelled, fc.constantFrom('_', '-', '.', '__'), value, (before, secret, separator, value) => {
        fc.pre(!/^(public|publishable|pub)$/.test(before))
        expect(looksSecret({ name: `${before}${separator}${secret}`, value })).not.toBeNull()
      }),
    )
  })

  test('a secret value is found wherever it is in a text', () => {
    const around = fc.stringMatching(/^[ ;,"'\n]{0,10}$/)
    fc.assert(
      fc.property(around, around, (before, after) => {
        const key = of('AKIA', 'IOSFODNN7EXAMPLE')
        expect(looksSecret({ name: 'X', value: `${before}${key}${after}` })?.by).toBe('value')
      }),
    )
  })

  test('lower-case words are no secrets', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 8 })
    fc.assert(
      fc.property(words, (all) => {
        expect(looksSecret({ name: 'SETTING', value: all.join(' ') })).toBeNull()
      }),
    )
  })

  // The longest value that fits in a definition. A pattern that searched it again from each place would not end.
  test.each([
    'eyJ',
    'eyJ-',
    'a',
    'a:',
    '://',
    'a://b:',
    'sk-',
    '-----BEGIN ',
    'Bearer ',
    'password=$',
    'A',
    'x@',
    '${',
  ])('a value of 64 KiB of %p is read to its end', (piece) => {
    const value = piece.repeat(Math.ceil(65_536 / piece.length))
    expect(() => looksSecret({ name: piece, value })).not.toThrow()
  })
})
