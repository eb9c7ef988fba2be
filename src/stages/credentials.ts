/** credentials: whether there are any for AWS. A pull request of a fork has none; what can be known without AWS is then checked all the same. */
import type { FoundCredentials } from '../domain/aws/found-credentials.ts'
import type { Ports } from '../ports/ports.ts'
import { defineStage } from '../ports/stage.ts'

/** Sends nothing to AWS that needs credentials. @throws AwsError when something is configured that gives none: they are not missing then */
export const findCredentials = defineStage({
  kind: 'credentials',
  title: 'Look for AWS credentials',
  uses: ['registry', 'target', 'log'],
  run: async (_: object, ports: Pick<Ports, 'registry' | 'target' | 'log'>): Promise<FoundCredentials> => {
    const { registry, target, log } = ports
    // A plan reads both: with one of them alone it would fail.
    const both = await Promise.all([target.credentials(), registry.credentials()])
    const kind = both.includes('missing') ? 'missing' : 'present'
    log.info(kind === 'present' ? 'AWS credentials found' : 'no AWS credentials found: nothing in AWS is read')
    return { kind }
  },
  record: (found) => found,
})
