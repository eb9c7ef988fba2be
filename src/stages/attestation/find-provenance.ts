/** Looks through the attestations of an image for one that is good; part of the attestation stage. */
import { PROVENANCE, type Provenance, type WantedAttestation } from '../../domain/attestation/provenance.ts'
import { judgeProvenance, type ProvenanceVerdict } from '../../domain/attestation/judge-provenance.ts'
import type { Refused } from '../../domain/github/github-reply.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { HeldAttestation } from '../../ports/attestations.ts'
import type { Ports } from '../../ports/ports.ts'
import { bundleText, type BundlePorts } from './bundle-text.ts'
import { isOnDefaultBranch } from './default-branch.ts'
import type { FindRoots } from './trusted-roots.ts'

export interface Search {
  readonly digest: Digest
  readonly wanted: WantedAttestation
  readonly roots: FindRoots
}

export type SearchPorts = Pick<Ports, 'attestations' | 'signatures' | 'github'> & BundlePorts

export type Found =
  | { readonly kind: 'good'; readonly provenance: Provenance }
  | { readonly kind: 'none' }
  /** There are some, and none is good; each with what is wrong with it. */
  | { readonly kind: 'wrong'; readonly reasons: readonly string[] }
  | { readonly kind: 'unread'; readonly refused: Refused }

/** A rebuild of the same image has one more: nobody has as many on purpose. */
const MOST_PAGES = 10

/** One that is good is enough; what the others lack is in the log for debugging. */
export const findProvenance = async (search: Search, ports: SearchPorts): Promise<Found> => {
  const reasons: string[] = []
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const reply = await ports.attestations.list({ digest: search.digest, predicateType: PROVENANCE, after })
    if (reply.kind === 'refused') return { kind: 'unread', refused: reply }
    for (const held of reply.value.attestations) {
      const verdict = await judge(held, search, ports)
      if (verdict.kind === 'good') return verdict
      if (verdict.kind === 'wrong') reasons.push(noted(verdict.because, ports))
    }
    after = reply.value.next
    if (after === null)
      return reasons.length === 0 ? { kind: 'none' } : { kind: 'wrong', reasons: [...new Set(reasons)] }
  }
  return {
    kind: 'wrong',
    reasons: [...new Set([...reasons, 'GitHub has more attestations of the image than are looked at'])],
  }
}

const noted = (because: readonly string[], { log }: Pick<Ports, 'log'>): string => {
  const reason = because.join('; ')
  log.debug(`an attestation does not count: ${reason}`)
  return reason
}

type Judged = Exclude<ProvenanceVerdict, { readonly kind: 'by-default-branch' }>

const judge = async (held: HeldAttestation, { digest, wanted, roots }: Search, ports: SearchPorts): Promise<Judged> => {
  const bundle = await bundleText(held, ports)
  if (bundle.kind === 'unusable') return { kind: 'wrong', because: [bundle.because] }
  const check = await ports.signatures.verify(bundle.text, await roots())
  if (check.kind === 'refused') return { kind: 'wrong', because: [`its signature is not verified: ${check.because}`] }
  const verdict = judgeProvenance(check.statement, digest, wanted)
  if (verdict.kind !== 'by-default-branch') return verdict
  const { provenance } = verdict
  if (await isOnDefaultBranch(provenance, ports.github)) return { kind: 'good', provenance }
  const because = `it was built from ${provenance.ref}, and commit ${provenance.commit} is not on the default branch`
  return { kind: 'wrong', because: [because] }
}
