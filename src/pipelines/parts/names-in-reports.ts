/** What reports call the image and where they place what no Dockerfile has. */
import { lastPart } from '../../domain/aws/last-part.ts'
import type { Config } from '../../settings/config.ts'

/** A check may run without a repository of ECR. */
export const imageNameOf = ({ registry, run }: Config): string => registry.repository || (run.repository ?? 'image')

/** What a rescan looks at: rescans of other environments, clusters or services report apart. `production/main/web`. */
export const placesNameOf = ({ app, tag: { environment }, services }: Config): string => {
  const clusters = new Set(services.map(({ cluster }) => lastPart(cluster)))
  const names = services.map(({ service }) => lastPart(service)).toSorted()
  return [app ?? '', environment ?? '', [...clusters].join('+'), names.join('+')]
    .filter((name) => name !== '')
    .join('/')
}

/** What names the image where no Dockerfile does. */
export const fallbackFile = ({ services: [{ taskDefinition, places }] }: Config): string => {
  if (taskDefinition.kind === 'file') return taskDefinition.name
  const [place] = places.values()
  return place?.path ?? 'ship-to-ecs.yaml'
}
