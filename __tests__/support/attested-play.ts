/** Plays of the shipped bundle with an image that the registry has already, and attestations of it on the local GitHub. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attest, REPOSITORY_ID, rootText, type Attested } from './attestations.ts'
import { makeImageArchive } from './image-archive.ts'
import { manifestOf, sha256Of } from './manifest-registry.ts'
import { TAG, TOKEN, type ShipPlay } from './ship-play.ts'
import { startSigstore, type SigstoreOptions } from './sigstore.ts'

export interface AttestedPlay extends SigstoreOptions {
  /** What is signed about the image, newest first; each over what a build of the repository on main has. */
  readonly attested?: readonly Partial<Attested>[]
  /** Lines of `ship-to-ecs.yaml`. */
  readonly settings?: string
}

const ROOT_FILE = 'trusted-root.json'

/** The same for every play. */
const manifestOfImage = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-attested-'))
  try {
    const { configDigest } = await makeImageArchive(folder, { files: { hello: 'hello\n' } })
    return manifestOf(configDigest)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Gives the play. Its Sigstore ends with the play, and was needed before. */
export const attestedPlay = async ({ attested = [], settings = '', ...style }: AttestedPlay): Promise<ShipPlay> => {
  const manifest = await manifestOfImage()
  const digest = sha256Of(manifest)
  const sigstore = await startSigstore(style)
  const bundles: unknown[] = []
  for (const facts of attested) bundles.push(JSON.parse(await attest(sigstore, { digest, ...facts })))
  return {
    attestations: { [digest]: bundles.map((bundle) => ({ bundle })) },
    settings: `attestation-trusted-root: ${ROOT_FILE}\n${settings}`,
    files: { [ROOT_FILE]: rootText(sigstore) },
    environment: { GITHUB_REPOSITORY_ID: REPOSITORY_ID },
    inputs: { 'github-token': TOKEN, image: TAG },
    held: { [TAG]: manifest },
  }
}
