/** Where in the repository a finding is: the instruction that made its layer, as far as that is known. */
import type { Finding } from '../scan/findings.ts'
import { chainOf, instructionsOf, stagesIn } from './dockerfile-instructions.ts'
import { linesOf, type ImageHistory, type Line } from './layer-lines.ts'
import { lineOfAlerts } from './quoted-lines.ts'
import type { Place } from './sarif-of.ts'

export interface SourcePlaces {
  /** Null: the image was not built from a Dockerfile of the repository. */
  readonly dockerfile: { readonly path: string; readonly text: string; readonly target: string | null } | null
  readonly history: ImageHistory
  /** The file for everything then. */
  readonly fallback: string
}

/** The line of the instruction; that of `FROM` for what is the base image's or unknown; line 1 of the other file where there is no Dockerfile. */
export const placesFor = ({ dockerfile, history, fallback }: SourcePlaces): ((finding: Finding) => Place) => {
  if (dockerfile === null) return () => ({ path: fallback, line: { line: 1, length: 1 } })
  const { path, text, target } = dockerfile
  const { from, byLayer } = linesOf(text, history, target)
  const instructions = chainOf(stagesIn(instructionsOf(text)), target).flatMap((stage) => stage.instructions)
  const quoted = (finding: Finding): Line | null =>
    finding.source === 'dockle' ? lineOfAlerts(finding, history, instructions) : null
  return (finding) => ({ path, line: byLayer.get(finding.layer ?? '') ?? quoted(finding) ?? from })
}
