/** What reports call the image and where they place what no Dockerfile has. */
import type { Config } from '../../settings/config.ts'

/** A check may run without a repository of ECR. */
export const imageNameOf = ({ registry, run }: Config): string => registry.repository || (run.repository ?? 'image')

/** What names the image where no Dockerfile does. */
export const fallbackFile = ({ services: [{ taskDefinition, places }] }: Config): string => {
  if (taskDefinition.kind === 'file') return taskDefinition.name
  const [place] = places.values()
  return place?.path ?? 'ship-to-ecs.yaml'
}
