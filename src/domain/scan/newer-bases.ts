/** What newer base images would fix, as far as they were scanned. */
import { familiarName, type BaseCandidate } from '../image/base-layers.ts'
import type { Digest } from '../image/digest.ts'
import { fixesInWords, type BaseFixes } from './base-fixes.ts'

/** An image that could be the base instead, and what Trivy says of it by the database of the run. */
export type CheckedBase = BaseCandidate &
  (
    | {
        readonly kind: 'scanned'
        /** Of the manifest that was scanned. */ readonly digest: Digest
        readonly fixes: BaseFixes
      }
    | { readonly kind: 'not-checked'; readonly because: string }
  )

export interface NewerBases {
  readonly bases: readonly CheckedBase[]
}

/** One sentence. */
export const checkedInWords = (base: CheckedBase): string => {
  const name = `\`${familiarName(base.name)}\``
  if (base.kind === 'not-checked') return notChecked(name, base)
  if (base.fixes.kind === 'unknown') return notChecked(name, base.fixes)
  const advice = base.fixes.fixed.length > 0 ? ADVICE[base.reached] : ''
  return `${base.reached === 'by-tag' ? '' : "Today's "}${name} ${fixesInWords(base.fixes)}${advice}.`
}

const ADVICE: Readonly<Record<BaseCandidate['reached'], string>> = {
  'by-rebuild': ': build with `pull: true`',
  'by-digest': ': change the digest in the Dockerfile',
  'by-tag': '',
}

const notChecked = (name: string, { because }: { readonly because: string }): string =>
  `Newer: ${name}, not checked: ${because.replace(/\.$/u, '')}.`
