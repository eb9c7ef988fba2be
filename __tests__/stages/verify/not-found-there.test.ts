/** What is not found where this job looks, and need not be missing, or does no harm there. */
import type { PullThroughCacheRule } from '@aws-sdk/client-ecr'
import { expect, test } from '@jest/globals'
import { linesOf, type VerifyPlay } from '../../support/verify-play.ts'
import { APP, PROXY } from '../../support/verify-sample.ts'
import { ACCOUNT, app, host, onHosts, provider, secrets } from '../../support/verify-worlds.ts'

const REGISTRY = `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com`

/** A side-car with this image, in a registry with this rule alone. */
const cached = (rule: PullThroughCacheRule, image: string): VerifyPlay => ({
  definition: { containerDefinitions: [APP, { ...PROXY, image: `${REGISTRY}/${image}` }] },
  surroundings: { pullThroughCaches: [rule] },
})

const SECRET = `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret`

test.each<readonly [string, VerifyPlay, string, string, string]>([
  [
    'a secret of another account, which only the execution role may be allowed to see',
    secrets(`${SECRET.replace(ACCOUNT, '999999999999')}:own-AbCdEf`),
    'secret',
    'unknown',
    'secret own-AbCdEf (app/DB) not checked: this role does not see it in the account 999999999999',
  ],
  [
    'a parameter of another account',
    secrets('arn:aws:ssm:eu-west-1:999999999999:parameter/own'),
    'parameter',
    'unknown',
    'parameter arn:aws:ssm:eu-west-1:999999999999:parameter/own (app/DB) not checked: this role does not see it in the account 999999999999',
  ],
  [
    'an image that a pull-through cache gets at the first pull',
    cached({ ecrRepositoryPrefix: 'hub/' }, 'hub/library/nginx:1'),
    'image',
    'unknown',
    `image ${REGISTRY}/hub/library/nginx:1 (proxy) not checked: a pull-through cache gets it at the first pull`,
  ],
  [
    'an image of a registry whose every name is cached',
    cached({ ecrRepositoryPrefix: 'ROOT' }, 'nginx:1'),
    'image',
    'unknown',
    `image ${REGISTRY}/nginx:1 (proxy) not checked: a pull-through cache gets it at the first pull`,
  ],
  [
    'an image beside a pull-through cache',
    cached({ ecrRepositoryPrefix: 'hub' }, 'hubble/nginx:1'),
    'image',
    'error',
    `image ${REGISTRY}/hubble/nginx:1 (proxy) does not exist`,
  ],
  [
    'an image where nothing is known of caches',
    { ...cached({}, 'nginx:1'), denied: ['ecr:DescribePullThroughCacheRules'] },
    'image',
    'unknown',
    `image ${REGISTRY}/nginx:1 (proxy) not checked`,
  ],
  [
    'an image of another account',
    { definition: { containerDefinitions: [APP, { ...PROXY, image: PROXY.image.replace(ACCOUNT, '999999999999') }] } },
    'image',
    'unknown',
    `image ${PROXY.image.replace(ACCOUNT, '999999999999')} (proxy) not checked: this role does not see it in the account 999999999999`,
  ],
  [
    'a log group on a host, whose log driver does not wait for it',
    { ...onHosts(host('ACTIVE', 1024)), surroundings: { containerInstances: [host('ACTIVE', 1024)], logGroups: [] } },
    'log-group',
    'warn',
    'log group /ecs/hello does not exist',
  ],
  [
    'a log group on a host, whose log driver waits for it',
    {
      ...onHosts(host('ACTIVE', 1024)),
      ...app({
        logConfiguration: { ...APP.logConfiguration, options: { ...APP.logConfiguration.options, mode: 'blocking' } },
      }),
      surroundings: { containerInstances: [host('ACTIVE', 1024)], logGroups: [] },
    },
    'log-group',
    'error',
    'log group /ecs/hello does not exist',
  ],
  [
    'a provider whose status the reply lacks',
    provider({ status: undefined }),
    'capacity-provider',
    'unknown',
    'service web not checked (capacity provider): AWS returned an incomplete response',
  ],
])('%s', async (_, given, id, level, words) => {
  expect(await linesOf(given)).toEqual({ lines: [[id, level, words]], isRed: level === 'error' })
})
