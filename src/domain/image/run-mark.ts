/** The tag that marks what a run has pushed, so that a re-run of it finds its own image. Pure. */
import { createHash } from 'node:crypto'
import type { BuildConfig } from '../build/build-config.ts'
import type { ImageTag } from './image.ts'
import type { RunContext, TagInput } from './tag.ts'

interface Marked {
  readonly run: Pick<RunContext, 'runId' | 'workspace'>
  readonly tag: ImageTag
  /** What else decides which image it is: jobs of one run may build several images under one tag. */
  readonly build: Pick<
    BuildConfig,
    'context' | 'file' | 'target' | 'buildArgs' | 'platforms' | 'labels' | 'buildContexts' | 'provenance' | 'sbom'
  >
}

const HASH_LENGTH = 12

/**
 * `run-<id>-<hash>`: the attempts of a run share it. It is a tag and no label, since a label would give every run another image: two runs of one
 * commit could then not agree on an immutable tag. Null outside GitHub.
 */
export const runMark = ({ run: { runId, workspace }, tag, build }: Marked): ImageTag | null => {
  if (runId === null || !/^\d{1,20}$/u.test(runId)) return null
  const hash = createHash('sha256')
    .update(JSON.stringify([tag, ...identityOf(build, workspace)]))
    .digest('hex')
  // Of digits, hex digits and hyphens alone.
  return `run-${runId}-${hash.slice(0, HASH_LENGTH)}` as ImageTag
}

/** Null, too, where every attempt has a tag of its own. */
export const markOfRun = ({ run, build, tag: { template } }: ConfigOfRun, tag: ImageTag): ImageTag | null =>
  template.includes('{run-attempt}') ? null : runMark({ run, tag, build })

/** The part of the configuration that decides it. */
type ConfigOfRun = Pick<Marked, 'run' | 'build'> & { readonly tag: Pick<TagInput, 'template'> }

/** Paths within the checkout: another runner may have it somewhere else. */
const identityOf = (build: Marked['build'], workspace: string): readonly unknown[] => {
  const inside = (path: string): string => (path.startsWith(`${workspace}/`) ? path.slice(workspace.length) : path)
  const { context, file, target, buildArgs, platforms, labels, buildContexts, provenance, sbom } = build
  return [
    inside(context),
    file === null ? null : inside(file),
    ...[target, buildArgs, platforms, labels, buildContexts, provenance, sbom],
  ]
}
