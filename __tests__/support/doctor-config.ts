/** The configuration that the doctor reads, of settings. */
import { resolveConfig, type Config } from '../../src/settings/config.ts'
import { settingsOf } from './settings.ts'

export const configFor = (settings: Readonly<Record<string, string>>): Config =>
  resolveConfig(
    settingsOf({
      ...{ environment: 'production', repository: 'hello', cluster: 'main', service: 'hello' },
      ...{ 'task-definition': 'task.json', ...settings },
    }),
    {
      run: {
        ...{ event: 'push', sha: '0'.repeat(40), headSha: null, branch: 'main', gitTag: null, pullRequest: null },
        ...{ runNumber: 1, runId: '1', runAttempt: 1, repository: null, serverUrl: 'https://github.com' },
        workspace: '/checkout',
      },
      cacheDirectory: '/cache',
      secrets: [],
      values: { untrusted: null, variables: {} },
    },
  )
