/** Where `actions/attest` of the tests is answered: a Sigstore that signs for the identity in the job's token, and GitHub, which keeps the result. */
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { LocalAttestation, LocalRepository } from '../../local-github/options.ts'
import type { LocalGitHub } from '../../local-github/server.ts'
import { attest } from '../support/attestations.ts'
import { serve } from '../support/loopback-server.ts'
import type { Sigstore } from '../support/sigstore.ts'

export interface Attestations {
  readonly address: string
  /** The subjects so far. */
  readonly subjects: readonly { readonly name: string; readonly digest: string }[]
  /** What GitHub says was changed between the two commits of a push. */
  readonly changed: (push: Push, files: readonly string[]) => void
}

interface Push {
  readonly before: string
  readonly after: string
}

const ASKED = z.object({ token: z.string(), name: z.string(), digest: z.string() })
const CLAIMS = z.looseObject({ iss: z.string(), aud: z.literal('sigstore') })

/** Starts it; it ends with the servers of the test. The repository has these files on its branch main. */
export const keepAttestations = async (
  sigstore: Sigstore,
  github: LocalGitHub,
  files: Readonly<Record<string, string>>,
): Promise<Attestations> => {
  const subjects: { name: string; digest: string }[] = []
  const kept: Record<string, readonly LocalAttestation[]> = {}
  let changes: Pick<LocalRepository, 'comparisons' | 'changedFiles'> = {}
  const repository = (): LocalRepository => ({
    ...changes,
    defaultBranch: 'main',
    branches: { main: { commit: '1'.repeat(40), files } },
    attestations: kept,
  })
  github.set('octo-org/hello', repository())
  const keep = async (text: string): Promise<void> => {
    const { token, name, digest } = ASKED.parse(JSON.parse(text))
    const { iss: issuer, ...claims } = CLAIMS.parse(
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()),
    )
    const texts = Object.entries(claims).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    const bundle: unknown = JSON.parse(await attest(sigstore, { digest, issuer, claims: Object.fromEntries(texts) }))
    kept[digest] = [{ bundle }, ...(kept[digest] ?? [])]
    github.set('octo-org/hello', repository())
    subjects.push({ name, digest })
  }
  const address = await serve((request, response) => {
    void textOf(request)
      .then(keep)
      .then(
        () => 201,
        () => 400,
      )
      .then((status) => response.writeHead(status).end())
  })
  const changed: Attestations['changed'] = ({ before, after }, names) => {
    const push = `${before}...${after}`
    changes = { comparisons: { [push]: 'ahead' }, changedFiles: { [push]: names } }
    github.set('octo-org/hello', repository())
  }
  return { address, subjects, changed }
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
