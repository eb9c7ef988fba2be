/** What `docker push` says of layers while it runs, counted. Pure apart from what it remembers of one push. */
import { megabytes } from './image.ts'
import type { LayerSizes } from './layer-sizes.ts'

/** How many layers of a push were sent, and how many the registry had. */
export interface PushedLayers {
  readonly sent: number
  readonly there: number
}

export interface PushProgress {
  /** Takes every line of the output, in order. */
  readonly see: (line: string) => void
  /** What a person wants to know while it runs. */
  readonly inWords: () => string
  readonly counts: () => PushedLayers
}

/** `5f70bf18a086: Pushed`: without a terminal docker prints each change of a layer as a line (docker CLI, "docker push"). */
const LINE =
  /^([0-9a-f]{12}): (?:(Pushed)|(Layer already exists|Mounted from .*|Already exists|Skipped.*)|(Retrying)\b.*|(?:Preparing|Waiting|Pushing)\b.*)\s*$/u

/** `again`: the engine sends it another time, after an error. */
type State = 'waiting' | 'again' | 'sent' | 'there'

/** What LINE has found; null for what begins. */
const stateIn = ([sent, there, again]: readonly (string | undefined)[]): State | null => {
  if (sent !== undefined) return 'sent'
  if (there !== undefined) return 'there'
  return again === undefined ? null : 'again'
}

/** Of one push; each attempt begins anew. */
export const pushProgress = (sizes: LayerSizes = new Map()): PushProgress => {
  const layers = new Map<string, State>()
  const ids = (state: State): readonly string[] => [...layers].flatMap(([id, one]) => (one === state ? [id] : []))
  const bytes = (of: readonly string[]): number => of.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0)
  return {
    see: (line) => {
      const [, id, ...groups] = LINE.exec(line) ?? []
      if (id === undefined) return
      layers.set(id, stateIn(groups) ?? layers.get(id) ?? 'waiting')
    },
    inWords: () => {
      if (layers.size === 0) return 'docker has named no layer yet'
      const [sent, there, again] = [ids('sent'), ids('there'), ids('again')]
      const total = bytes([...sent, ...again, ...ids('waiting')])
      const size = total === 0 ? '' : `, ${megabytes(bytes(sent))} of ${megabytes(total)}`
      const repeated = again.length === 0 ? '' : `; after an error, ${again.length} sent again`
      return `${sent.length + there.length} of ${layersInWords(layers.size)} done${size}; ${there.length} already there${repeated}`
    },
    counts: () => ({ sent: ids('sent').length, there: ids('there').length }),
  }
}

const layersInWords = (count: number): string => `${count} ${count === 1 ? 'layer' : 'layers'}`

/** `3 layers sent, 9 already there`; null where docker did not say it. */
export const countsInWords = ({ sent, there }: PushedLayers): string | null =>
  sent + there === 0 ? null : `${layersInWords(sent)} sent, ${there} already there`
