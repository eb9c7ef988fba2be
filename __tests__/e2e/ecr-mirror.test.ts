/** The vulnerability database and the index of Java packages out of a private ECR: our own requests are logged in, the scanners are not. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import { prepareScanners } from '../../src/stages/scanners/scanners.ts'
import { trivyScan } from '../../src/stages/trivy.ts'
import { useLocalAws } from '../local-aws/support.ts'
import { artifactOf, MANIFEST_TYPE } from '../support/database-registry.ts'
import { makeImageArchive } from '../support/image-archive.ts'
import { EMPTY_JAR, writeJavaIndex } from '../support/java-index.ts'
import { config, folder, makeFolder, portsIn, removeFolder, SYSTEM } from '../support/real-scanners.ts'
import { recordingSecrets } from '../support/recording-log.ts'
import { onlyThese, sessionOf } from '../support/session.ts'
import { sandbox, startEngineAws } from './engine-support.ts'
import { putBlob, putManifest } from './registry-client.ts'

jest.setTimeout(120_000)

const local = useLocalAws(() =>
  startEngineAws([
    { name: 'trivy-db', imageTagMutability: 'MUTABLE' },
    { name: 'trivy-java-db', imageTagMutability: 'MUTABLE' },
  ]),
)

beforeAll(() => {
  // What NODE_EXTRA_CA_CERTS does for a process.
  if (sandbox.tls !== null) setDefaultCACertificates([...getCACertificates(), readFileSync(sandbox.tls.caFile, 'utf8')])
})
beforeEach(makeFolder)
afterEach(removeFolder)

const mirror = async (name: 'trivy-db:2' | 'trivy-java-db:1'): Promise<void> => {
  const [repository = ''] = name.split(':')
  const artifact = await artifactOf(join(folder(), 'database'), name === 'trivy-db:2' ? 'trivy-db' : 'trivy-java-db')
  // The password is in what ECR has issued last.
  await local.sdk.ecr.send(new GetAuthorizationTokenCommand({}))
  await putBlob(local.aws, repository, artifact.layer)
  await putBlob(local.aws, repository, '{}')
  await putManifest(local.aws, name, { body: artifact.manifest, type: MANIFEST_TYPE })
}

const ports = () => {
  const secrets = recordingSecrets()
  const ecr = onlyThese<'ecr'>({
    getAuthorizationToken: () => local.sdk.ecr.send(new GetAuthorizationTokenCommand({})),
  })
  return { ...portsIn({}), registry: sessionOf({ ecr }), secrets }
}

describe('a mirror in ECR', () => {
  test('has the database and the index, and Trivy gets neither a login nor the network', async () => {
    await writeJavaIndex(join(folder(), 'database'))
    await mirror('trivy-db:2')
    await mirror('trivy-java-db:1')
    const world = ports()
    const repository = `${local.aws.registryHost}/trivy-db:2`
    const input = config({ network: 'online', databaseDirectory: null, databaseRepositories: [repository] })
    const { trivy, database } = await prepareScanners.run(input, world)
    expect(database).toMatchObject({ kind: 'ready', origin: { kind: 'verified', repository } })
    const image = await makeImageArchive(folder(), { files: { ...SYSTEM, 'app/app.jar': EMPTY_JAR } })
    const scan = { image, trivy, database, timeoutMinutes: 1, unknownSystem: 'blocked' } as const
    expect(await trivyScan.run(scan, world)).toMatchObject({
      kind: 'report',
      report: { findings: expect.arrayContaining([expect.objectContaining({ id: 'CVE-2021-44228' })]) },
    })
    // Token and password of each login.
    if (sandbox.tls !== null) expect(world.secrets.masked).toHaveLength(4)
  })

  test('that does not have it is named, with what ECR says', async () => {
    const repository = `${local.aws.registryHost}/trivy-db:9`
    const input = config({ network: 'online', databaseDirectory: null, databaseRepositories: [repository] })
    const { database } = await prepareScanners.run(input, ports())
    expect(database).toMatchObject({ kind: 'broke', because: expect.stringMatching(/trivy-db:9: \S*MANIFEST_UNKNOWN/) })
  })
})
